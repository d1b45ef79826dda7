package fr.voix.verify.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what a verifier kept in a file. */
public final class KeptFileReader {

    private KeptFileReader() {}

    /** @param most bytes; what is behind them is not read */
    public static byte[] read(Path file, int most) throws UncheckableException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (NoSuchFileException e) {
            throw new UncheckableException("there is no file " + file);
        } catch (IOException e) {
            throw new UncheckableException("cannot read " + file + ": " + e.getMessage());
        }
    }
}
