package fr.voix.urn.crowd;

import io.micronaut.core.annotation.Nullable;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A network, or a domain, in one urn on one day.
 *
 * @param hash as the mark has it
 * @param hashBefore the same origin the day before, as long as what was counted then weighs; makes no other key of it
 */
public record CrowdKey(
        long urnId,
        OriginKind kind,
        LocalDate day,
        ByteBuffer hash,
        @Nullable ByteBuffer hashBefore) {

    CrowdKey(long urnId, OriginKind kind, LocalDate day, ByteBuffer hash) {
        this(urnId, kind, day, hash, null);
    }

    public static CrowdKey of(long urnId, OriginMark mark) {
        ByteBuffer before = mark.hashBefore() == null ? null : ByteBuffer.wrap(mark.hashBefore());
        return new CrowdKey(urnId, mark.kind(), mark.day(), ByteBuffer.wrap(mark.hash()), before);
    }

    /** Under which it was counted the day before; null when that weighs nothing any more. */
    @Nullable
    CrowdKey before() {
        return hashBefore == null ? null : new CrowdKey(urnId, kind, day.minusDays(1), hashBefore);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CrowdKey key
                && urnId == key.urnId
                && kind == key.kind
                && day.equals(key.day)
                && hash.equals(key.hash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(urnId, kind, day, hash);
    }
}
