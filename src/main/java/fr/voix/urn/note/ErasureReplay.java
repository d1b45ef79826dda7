package fr.voix.urn.note;

import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats the erasures that are noted in files. */
@Singleton
public record ErasureReplay(ErasureFileStore file, List<ErasureListener> listeners) {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureReplay.class);

    /**
     * The result.
     *
     * @param left number of lines that could not be repeated
     */
    public record Replayed(int erasures, List<String> left) {}

    public Replayed replay() {
        List<String> lines =
                file.lines().stream().distinct().filter(line -> !line.isBlank()).toList();
        return new Replayed(
                lines.size(), lines.stream().filter(line -> !isErased(line)).toList());
    }

    private boolean isErased(String line) {
        String[] words = line.split(" ", 2);
        try {
            return words.length == 2
                    && listeners.stream()
                            .anyMatch(listener -> listener.kind().equals(words[0]) && listener.eraseAgain(words[1]));
        } catch (RuntimeException e) {
            // incomplete, or of a stopped urn: later lines are repeated all the same
            LOG.warn("What was erased cannot be erased again: {}", e.toString());
            return false;
        }
    }
}
