package fr.voix.verify;

import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the file of checkpoints that an earlier verification kept. */
final class EarlierCheckpointReader {

    EarlierCheckpoints read(Path file) throws UncheckableException {
        try {
            return EarlierCheckpoints.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new UncheckableException("there is no file " + file);
        } catch (IOException e) {
            throw new UncheckableException("cannot read " + file + ": " + e.getMessage());
        }
    }
}
