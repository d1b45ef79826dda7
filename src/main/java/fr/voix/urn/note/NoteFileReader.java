package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads files of signed notes. An empty line follows each note, a line {@code at …} precedes those of one moment, and a line
 * {@code epoch UID SIZE} tells that an urn went on from an older database. Notes that a crash cut off are skipped.
 *
 * @param host whose urns the notes are of
 */
record NoteFileReader(String host) {

    private static final Pattern AT = Pattern.compile("at (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)");
    private static final Pattern EPOCH = Pattern.compile("epoch ([A-Za-z0-9._-]{1,100}) (0|[1-9][0-9]{0,17})");
    private static final String SIGNATURE = "— ";

    /** Returns the last moment in the file. */
    Instant read(Path file, NoteListener listener) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, listener);
        }
    }

    Instant read(InputStream in, NoteListener listener) throws IOException {
        // bytes of a character that was cut off
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
        Instant at = Instant.EPOCH;
        StringBuilder note = new StringBuilder();
        boolean isSigned = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher moment = AT.matcher(line);
            Matcher epoch = EPOCH.matcher(line);
            if (moment.matches() || epoch.matches()) {
                note.setLength(0);
            } else if (line.isEmpty() && isSigned) {
                KeptNote.parse(at, note.toString()).ifPresent(kept -> {
                    if (kept.host().equals(host)) {
                        listener.onNote(kept);
                    } else {
                        listener.onOther(kept);
                    }
                });
                note.setLength(0);
            } else if (!line.isEmpty() || !note.isEmpty()) {
                note.append(line).append('\n');
            }
            if (moment.matches()) {
                at = Instant.parse(moment.group(1));
            } else if (epoch.matches()) {
                listener.onEpoch(epoch.group(1), Long.parseLong(epoch.group(2)));
            }
            isSigned = line.startsWith(SIGNATURE);
        }
        return at;
    }

    /** The notes of a moment as they are written. */
    static String text(Instant at, Collection<String> notes) {
        StringBuilder text = new StringBuilder("at ")
                .append(at.truncatedTo(ChronoUnit.SECONDS))
                .append('\n');
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    static String epoch(String uid, long size) {
        return "epoch " + uid + " " + size + "\n";
    }
}
