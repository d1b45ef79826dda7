package fr.voix.verify;

import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps checkpoints for the next verification: the new one of each log, and those of logs of which nothing new is known. */
final class EarlierCheckpointWriter {

    /**
     * The old file stays whole until the new one is.
     *
     * @param held what was held against the service now
     * @param fresh what stands instead, by origin
     */
    void write(Path file, EarlierCheckpoints held, Map<String, List<byte[]>> fresh) throws UncheckableException {
        Map<String, List<byte[]>> all = new LinkedHashMap<>();
        if (Files.exists(file)) {
            put(new EarlierCheckpointReader().read(file), all);
        }
        put(held, all);
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

    private static void put(EarlierCheckpoints known, Map<String, List<byte[]>> all) {
        known.origins().forEach(origin -> all.put(origin, known.of(origin)));
    }
}
