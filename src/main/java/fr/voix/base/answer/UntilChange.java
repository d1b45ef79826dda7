package fr.voix.base.answer;

import io.micronaut.core.annotation.Nullable;
import java.util.function.Supplier;

/** A value that is costly to read, read again, once for all callers, after something public other than the urns changed. */
public final class UntilChange<T> {

    private final PublicVersion version;
    private final Supplier<T> work;

    @Nullable
    private volatile Read<T> last;

    private record Read<T>(long version, T value) {}

    public UntilChange(PublicVersion version, Supplier<T> work) {
        this.version = version;
        this.work = work;
    }

    public T get() {
        var known = last;
        return known != null && known.version() == version.current() ? known.value() : read();
    }

    private synchronized T read() {
        // noted before the read: a change during it makes the next call read again
        long now = version.current();
        if (last == null || last.version() != now) {
            last = new Read<>(now, work.get());
        }
        return last.value();
    }
}
