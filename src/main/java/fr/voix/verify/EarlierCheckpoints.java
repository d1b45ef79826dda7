package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.KeptFileReader;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    static EarlierCheckpoints read(Path file) throws UncheckableException {
        return parse(new String(KeptFileReader.read(file, Integer.MAX_VALUE), UTF_8));
    }

    /**
     * Keeps them for the next verification: the new ones of each log, and those of logs of which nothing new is known. The old
     * file stays whole until the new one is.
     *
     * @param fresh what stands instead of these, by origin
     */
    void write(Path file, Map<String, List<byte[]>> fresh) throws UncheckableException {
        Map<String, List<byte[]>> all = new LinkedHashMap<>();
        if (Files.exists(file)) {
            all.putAll(read(file).byOrigin());
        }
        all.putAll(byOrigin);
        all.putAll(fresh);
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(beside)) {
                for (List<byte[]> notes : all.values()) {
                    for (byte[] note : notes) {
                        out.write(note);
                        out.write('\n');
                    }
                }
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckableException("cannot write " + file + ": " + e.getMessage());
        }
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
