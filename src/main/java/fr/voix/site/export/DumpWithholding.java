package fr.voix.site.export;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.site.export.DataPackageJson.Resource;
import fr.voix.site.export.ExportRepository.Hidden;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies that hold what is hidden or stopped are not served. What stays hidden for a day goes out of all of them for ever; before,
 * a mistake can be taken back. A title of a petition that nobody is to read again goes at once: the one that stands takes its place.
 */
@Singleton
class DumpWithholding {

    private static final Logger LOG = LoggerFactory.getLogger(DumpWithholding.class);
    private static final Duration TO_THINK_AGAIN = Duration.ofHours(24);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

    private final ExportWriter shown;
    private final DumpRepository dumps;
    private final ExportStore store;
    private final Transactions transactions;
    private final PublicVersion publicVersion;
    private final Clock clock;
    private final Deque<LocalDate> due = new ArrayDeque<>();
    private final Map<Task, Resource> done = new HashMap<>();
    private long heldVersion = Long.MIN_VALUE;
    private Instant heldAt = Instant.MIN;
    private volatile Seen seen = new Seen(Long.MIN_VALUE, List.of());

    /** Many days have the same file. */
    private record Task(String hash, Set<Hidden> removed) {}

    /** @param version of what is public when that was hidden */
    private record Seen(long version, List<Hidden> hidden) {}

    DumpWithholding(
            ExportWriter shown,
            DumpRepository dumps,
            ExportStore store,
            Transactions transactions,
            PublicVersion publicVersion,
            Clock clock) {
        this.shown = shown;
        this.dumps = dumps;
        this.store = store;
        this.transactions = transactions;
        this.publicVersion = publicVersion;
        this.clock = clock;
    }

    /** Whether it may be served now. */
    boolean isShown(DumpRow dump) {
        return dump.exposed(hidden()).isEmpty();
    }

    private List<Hidden> hidden() {
        var known = seen;
        // noted first: what changes while it is looked at is looked at again
        long version = publicVersion.current();
        if (known.version != version) {
            known = new Seen(version, shown.hidden());
            seen = known;
        }
        return known.hidden;
    }

    /** Takes out of one copy what must go; false where nothing must. By one thread at a time. */
    boolean withholdOne() throws IOException {
        if (due.isEmpty()) {
            look();
        }
        if (due.isEmpty()) {
            return false;
        }
        withhold(due.remove());
        if (due.isEmpty()) {
            done.clear();
            forget();
        }
        return true;
    }

    private void forget() throws IOException {
        transactions.write(() -> {
            dumps.lock();
            dumps.forgetUnnamed();
        });
        store.clean(clock.instant());
    }

    /** Finds the copies that hold what must go; that comes also when nothing changes but the time. */
    private void look() throws IOException {
        long version = publicVersion.current();
        var now = clock.instant();
        if (version == heldVersion && now.isBefore(heldAt.plus(BETWEEN_LOOKS))) {
            return;
        }
        // another instance may have taken something out, and the export before the one that is shown may hold it too
        forget();
        dumps.all().stream()
                .filter(dump -> !removable(dump).isEmpty())
                .map(DumpRow::day)
                .forEach(due::add);
        heldVersion = version;
        heldAt = now;
    }

    private Set<Hidden> removable(DumpRow dump) {
        var before = clock.instant().minus(TO_THINK_AGAIN);
        return dump.exposed(hidden()).stream()
                .filter(one -> one.titre() != null
                        || one.since() != null && !one.since().isAfter(before))
                .collect(Collectors.toSet());
    }

    /** One that fails is tried again at the next look, and is not served until then. */
    private void withhold(LocalDate day) {
        try {
            var found = dumps.find(day);
            if (found.isPresent()) {
                remove(removable(found.get()), found.get());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("What is hidden cannot be taken out of the dated copy of {}: {}", day, e.toString());
        }
    }

    private void remove(Set<Hidden> removed, DumpRow dump) throws IOException {
        if (removed.isEmpty()) {
            return;
        }
        var rest = new ArrayList<Resource>();
        var made = new ArrayList<Path>();
        for (var file : dump.description().resources()) {
            var one = without(removed, file);
            rest.add(one);
            if (!one.equals(file)) {
                made.add(store.fetch(one));
            }
        }
        var changed = dump.without(removed, dump.description().with(rest), clock.instant());
        // files were written before: a transaction that says nothing meanwhile is ended
        transactions.write(() -> {
            dumps.lock();
            if (dumps.find(dump.day()).equals(Optional.of(dump))) {
                made.forEach(store::put);
                dumps.replace(changed);
            }
        });
    }

    private Resource without(Set<Hidden> removed, Resource file) throws IOException {
        if (!DumpWriter.concerns(file)) {
            return file;
        }
        var task = new Task(file.hash(), removed);
        var known = done.get(task);
        if (known == null) {
            var to = store.temporary();
            try {
                var written = DumpWriter.without(removed, store.fetch(file), to);
                long bytes = Files.size(to);
                known = written.isChanged() ? file.with(store.take(to), bytes, written.rows()) : file;
            } finally {
                Files.deleteIfExists(to);
            }
            done.put(task, known);
        }
        return known.hash().equals(file.hash())
                ? file
                : file.with(ExportStore.sha256(known), known.bytes(), known.rows());
    }
}
