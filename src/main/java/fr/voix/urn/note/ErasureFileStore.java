package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.http.DatabaseFailure;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes of erasures by the people themselves, kept outside the database so that they can be repeated after a restore of an older
 * backup. A note has only the number of a deleted row, or a leaf that the public log ends. Kept as long as backups. One file for each urn
 * and month, in an order of its own and without times: otherwise neighbouring lines would show which ballots of different urns
 * belong to one person.
 */
@Singleton
public class ErasureFileStore {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureFileStore.class);
    private static final String NAME = "erasures-";
    /** Backups are gone after fifteen days. */
    private static final int MONTHS_BEFORE = 1;

    private final Path folder;
    private final Clock clock;
    private final Queue<Erasure> waiting = new ConcurrentLinkedQueue<>();
    /** Notes that were read from the files: a repeated erasure is not noted again. */
    private volatile Set<String> known = Set.of();

    private boolean isFailing;

    ErasureFileStore(NoteConfig config, DataFolderConfig data, Clock clock) {
        this.folder = config.folder(data);
        this.clock = clock;
    }

    private record Erasure(String place, String line) {}

    /**
     * Notes an erasure. Written within a second, so that the request does not wait for the disk.
     *
     * @param place what of one person there is one of at most: the urn
     */
    public void note(String kind, String place, String id) {
        String line = kind + " " + id;
        if (!known.contains(line)) {
            waiting.add(new Erasure(kind + "-" + place, line));
        }
    }

    /**
     * Runs an erasure and notes it after the commit: one that failed must not be repeated later. If the result of the commit is not known,
     * it is noted, since the person asked for it.
     */
    public <T> T noted(Supplier<T> transaction, Runnable note) {
        T done;
        try {
            done = transaction.get();
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutcomeOpen(e)) {
                note.run();
            }
            throw e;
        }
        note.run();
        return done;
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "1s")
    void write() {
        writeWaiting();
    }

    /** A method of its own: one that is called at the end is not called by the clock. */
    @PreDestroy
    void writeTheLast() {
        writeWaiting();
    }

    private synchronized void writeWaiting() {
        List<Erasure> erasures = List.copyOf(waiting);
        if (erasures.isEmpty()) {
            return;
        }
        try {
            locked(() -> {
                Map<String, List<Erasure>> byPlace = erasures.stream().collect(Collectors.groupingBy(Erasure::place));
                for (Map.Entry<String, List<Erasure>> one : byPlace.entrySet()) {
                    write(folder.resolve(NAME + month() + "-" + one.getKey()), one.getValue());
                }
                return erasures;
            });
            erasures.forEach(erasure -> waiting.remove());
            isFailing = false;
        } catch (UncheckedIOException e) {
            // logged once; waiting notes are written when the folder is writable again
            if (!isFailing) {
                LOG.warn("What people erased cannot be noted: {}", e.toString());
            }
            isFailing = true;
        }
    }

    private void write(Path file, List<Erasure> erasures) throws IOException {
        String lines = erasures.stream().map(erasure -> erasure.line() + "\n").collect(Collectors.joining());
        SyncedFileWriter.append(file, lines, "\n");
        Files.setLastModifiedTime(
                file,
                FileTime.from(month().atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    @Scheduled(initialDelay = "3m", fixedDelay = "1h")
    void forgetOld() {
        String oldest = NAME + month().minusMonths(MONTHS_BEFORE);
        locked(() -> {
            for (Path file : files()) {
                if (file.getFileName().toString().compareTo(oldest) < 0) {
                    Files.delete(file);
                }
            }
            return oldest;
        });
    }

    /** All lines, the oldest first. */
    List<String> lines() {
        List<String> all = locked(() -> {
            List<String> lines = new ArrayList<>();
            for (Path file : files()) {
                lines.addAll(Files.readAllLines(file, UTF_8));
            }
            return lines;
        });
        known = Set.copyOf(all);
        return all;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(NAME) && !file.endsWith(NAME + "lock"))
                    .sorted()
                    .toList();
        }
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    }

    private <T> T locked(SyncedFileWriter.Work<T> work) {
        return SyncedFileWriter.locked(folder.resolve(NAME + "lock"), work);
    }
}
