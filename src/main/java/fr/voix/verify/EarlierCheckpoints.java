package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checkpoints that a verifier kept: signed notes one after the other in one file, with or without an empty line between them,
 * so that several answers of {@code …/urne/checkpoint} written to a file will do.
 *
 * @param byOrigin the signed notes of each log
 */
record EarlierCheckpoints(Map<String, List<byte[]>> byOrigin) {

    static final EarlierCheckpoints NONE = new EarlierCheckpoints(Map.of());

    private static final Pattern BETWEEN = Pattern.compile("|at \\S+Z|epoch \\S+ \\d+");

    static EarlierCheckpoints parse(String file) throws UncheckableException {
        Map<String, List<byte[]>> byOrigin = new LinkedHashMap<>();
        for (byte[] note : split(file)) {
            put(byOrigin, note);
        }
        return new EarlierCheckpoints(byOrigin);
    }

    /** The signed notes of a file; a service that keeps its own writes their moments between them. */
    static List<byte[]> split(String file) throws UncheckableException {
        List<byte[]> notes = new ArrayList<>();
        List<String> note = new ArrayList<>();
        for (String line : (file + "\n").split("\n", -1)) {
            boolean isSigned = !note.isEmpty() && note.getLast().startsWith("— ");
            if (isSigned && !line.startsWith("— ")) {
                notes.add((String.join("\n", note) + "\n").getBytes(UTF_8));
                note.clear();
            }
            boolean isBetween = note.isEmpty() && BETWEEN.matcher(line).matches();
            if (!isBetween) {
                note.add(line);
            }
        }
        if (note.stream().anyMatch(line -> !line.isEmpty())) {
            throw new UncheckableException("the file of earlier checkpoints ends inside one");
        }
        return notes;
    }

    private static void put(Map<String, List<byte[]>> byOrigin, byte[] note) throws UncheckableException {
        try {
            String origin = LogCheckpoint.parse(SignedNote.parse(note).text()).origin();
            byOrigin.computeIfAbsent(origin, absent -> new ArrayList<>()).add(note);
        } catch (DifferenceException e) {
            throw new UncheckableException("the file of earlier checkpoints: " + e.getMessage());
        }
    }

    Set<String> origins() {
        return byOrigin.keySet();
    }

    /** The signed notes of one log. */
    List<byte[]> of(String origin) {
        return byOrigin.getOrDefault(origin, List.of());
    }
}
