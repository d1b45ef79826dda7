package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.KeptFileReader;
import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file of {@link EarlierCheckpoints}. */
final class EarlierCheckpointStore {

    private EarlierCheckpointStore() {}

    static EarlierCheckpoints read(Path file) throws UncheckableException {
        return EarlierCheckpoints.parse(new String(KeptFileReader.read(file, Integer.MAX_VALUE), UTF_8));
    }

    /**
     * Keeps them for the next verification: the new ones of each log, and those of logs of which nothing new is known. The old
     * file stays whole until the new one is.
     *
     * @param kept what the verification began with
     * @param fresh what stands instead of these, by origin
     */
    static void write(Path file, EarlierCheckpoints kept, Map<String, List<byte[]>> fresh) throws UncheckableException {
        Map<String, List<byte[]>> all = new LinkedHashMap<>();
        if (Files.exists(file)) {
            all.putAll(read(file).byOrigin());
        }
        all.putAll(kept.byOrigin());
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
}
