package fr.voix.urn.note;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An append-only folder of signed notes. A new file, named after its first moment, begins each hour and when one is large. A day later
 * the files of a day are merged into one, {@code 2026-11-27.notes}, with the last note of each urn and minute. {@code newest} has the
 * newest note of each urn before the current file, so that a start need not read all. Processes that share the folder use a lock file. A
 * note that a crash cut off is skipped; the next begins on a new line.
 */
final class NoteFolderWriter {

    private static final Duration KEPT_WHOLE = Duration.ofDays(1);
    private static final long LARGE = 8L * 1024 * 1024;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);
    private static final int DAY = "yyyy-MM-dd".length();
    private static final int HOUR = "yyyy-MM-ddTHH".length();
    private static final String SUFFIX = ".notes";
    private static final String EPOCH = "epoch-";

    private final Path folder;
    private final Path newest;
    private final Path checked;
    private final NoteFileReader files;

    /** @param host whose urns the notes are of */
    NoteFolderWriter(String host, Path folder) {
        this.folder = folder.toAbsolutePath();
        this.newest = this.folder.resolve("newest");
        this.checked = this.folder.resolve("checked");
        this.files = new NoteFileReader(host);
    }

    Path folder() {
        return folder;
    }

    /** Whether anything was ever kept here, or nothing was to be kept yet and that was said. */
    boolean isBegun() {
        return locked(() -> Files.exists(newest) || !noteFiles().isEmpty());
    }

    /** From now on that nothing is kept here means that nothing was published. */
    void begin(Instant now) {
        locked(() -> {
            if (!Files.exists(newest) && noteFiles().isEmpty()) {
                SyncedFileWriter.replace(newest, NoteFileReader.text(now, List.of()));
            }
            return newest;
        });
    }

    /** Adds notes. They are on the disk when this returns. */
    void put(List<String> notes, Instant now) {
        if (!notes.isEmpty()) {
            append(NoteFileReader.text(now, notes), now);
        }
    }

    /** Notes that urns go on from these sizes in a new epoch. */
    void beginEpoch(Map<String, Long> sizes, Instant now) {
        StringBuilder text = new StringBuilder();
        sizes.forEach((uid, size) -> text.append(NoteFileReader.epoch(uid, size)));
        append(text.append('\n').toString(), now);
    }

    private void append(String text, Instant now) {
        locked(() -> {
            SyncedFileWriter.append(fileOf(now), text, "\n\n");
            return text;
        });
    }

    /** Passes all notes that may be the newest of their urn. */
    void readNewest(NoteListener listener) {
        locked(() -> {
            readNewestLocked(listener);
            return listener;
        });
    }

    /** What was said of these notes by {@link #keepChecked} last; empty where nothing was. */
    String checked() {
        return locked(() -> Files.exists(checked) ? Files.readString(checked) : "");
    }

    void keepChecked(String said) {
        locked(() -> {
            SyncedFileWriter.replace(checked, said);
            return said;
        });
    }

    /** A sentence if all notes are of a service with another name. */
    Optional<String> stranger(NewestNoteListener read) {
        return read.othersAlone().isEmpty()
                ? Optional.empty()
                : Optional.of("All notes in " + folder + " are of " + String.join(", ", read.othersAlone())
                        + ", and say nothing of what is published as " + files.host()
                        + ": was VOIX_PUBLIC_URL changed?");
    }

    /** All that is kept. */
    void readAll(NoteListener listener) {
        locked(() -> {
            for (Path file : noteFiles()) {
                files.read(file, listener);
            }
            return listener;
        });
    }

    private void readNewestLocked(NoteListener listener) throws IOException {
        String from = Files.exists(newest) ? NAME.format(files.read(newest, listener)) : "";
        for (Path file : noteFiles()) {
            if (name(file).compareTo(from) >= 0) {
                files.read(file, listener);
            }
        }
    }

    /** Never before the last one, also when the clock was set back. */
    private Path fileOf(Instant now) throws IOException {
        Path fresh = folder.resolve(NAME.format(now) + SUFFIX);
        Path last = noteFiles().stream().reduce((one, next) -> next).orElse(null);
        if (last == null) {
            return fresh;
        }
        boolean isOfThisHour = name(last).startsWith(name(fresh).substring(0, HOUR)) && Files.size(last) < LARGE;
        if (isOfThisHour || name(last).compareTo(name(fresh)) >= 0) {
            return last;
        }
        keepNewest(now);
        thin(now);
        return fresh;
    }

    private void keepNewest(Instant now) throws IOException {
        NewestNoteListener notes = new NewestNoteListener();
        readNewestLocked(notes);
        for (List<KeptNote> fork : notes.forks()) {
            keepForkLocked(fork);
        }
        SyncedFileWriter.replace(newest, NoteFileReader.text(now, notes.texts()));
    }

    /** Writes two contradicting notes into a file, with an empty line between them, as a proof for anybody. */
    Path keepFork(List<KeptNote> fork) {
        return locked(() -> keepForkLocked(fork));
    }

    private Path keepForkLocked(List<KeptNote> fork) throws IOException {
        KeptNote first = fork.getFirst();
        Path file = folder.resolve("fork-" + first.uid() + "-" + first.size());
        if (!Files.exists(file)) {
            SyncedFileWriter.replace(file, first.text() + "\n" + fork.getLast().text());
        }
        return file;
    }

    /** Merges the files of each day that ended at least a day ago. */
    private void thin(Instant now) throws IOException {
        String whole = NAME.format(now.minus(KEPT_WHOLE)).substring(0, DAY);
        Map<String, List<Path>> days = noteFiles().stream()
                .filter(file -> name(file).length() > DAY + SUFFIX.length()
                        && name(file).substring(0, DAY).compareTo(whole) < 0)
                .collect(
                        Collectors.groupingBy(file -> name(file).substring(0, DAY), TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Path>> day : days.entrySet()) {
            Path one = folder.resolve(day.getKey() + SUFFIX);
            // exists already if the process ended before it deleted the merged files
            if (!Files.exists(one)) {
                SyncedFileWriter.replace(one, thinned(day.getValue()));
            }
            for (Path file : day.getValue()) {
                Files.delete(file);
            }
        }
    }

    private String thinned(List<Path> ofOneDay) throws IOException {
        Map<Instant, Map<String, String>> minutes = new LinkedHashMap<>();
        NoteListener all = new NoteListener() {
            @Override
            public void onNote(KeptNote note) {
                minutes.computeIfAbsent(note.at().truncatedTo(ChronoUnit.MINUTES), absent -> new LinkedHashMap<>())
                        .put(note.host() + " " + note.uid(), note.text());
            }

            @Override
            public void onOther(KeptNote note) {
                onNote(note);
            }
        };
        for (Path file : ofOneDay) {
            files.read(file, all);
        }
        StringBuilder text = new StringBuilder();
        minutes.forEach((minute, notes) -> text.append(NoteFileReader.text(minute, notes.values())));
        return text.toString();
    }

    /** Notes that this instance knows an epoch, with its statement. */
    void keepEpoch(int number, String statement) {
        locked(() -> {
            SyncedFileWriter.replace(folder.resolve(EPOCH + number), statement);
            return number;
        });
    }

    /** The last epoch that this instance knows; 0 for none. */
    int lastEpoch() {
        return locked(() -> {
            try (Stream<Path> all = Files.list(folder)) {
                return all.map(NoteFolderWriter::name)
                        .filter(name -> name.matches(EPOCH + "[1-9][0-9]{0,8}"))
                        .mapToInt(name -> Integer.parseInt(name.substring(EPOCH.length())))
                        .max()
                        .orElse(0);
            }
        });
    }

    private List<Path> noteFiles() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> name(file).endsWith(SUFFIX)).sorted().toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private <T> T locked(SyncedFileWriter.Work<T> work) {
        return SyncedFileWriter.locked(folder.resolve("lock"), work);
    }
}
