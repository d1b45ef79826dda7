package fr.voix.verify.log;

import fr.voix.verify.quorum.CanonicalBase64;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a log's key signed: how many leaves, and the root of their tree (C2SP {@code tlog-checkpoint}).
 *
 * @param root 32 bytes
 */
public record LogCheckpoint(String origin, long size, byte[] root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    public static LogCheckpoint parse(String text) throws DifferenceException {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty() || !SIZE.matcher(lines[1]).matches()) {
            throw new DifferenceException("the signed text is no checkpoint: origin, size and root");
        }
        return new LogCheckpoint(lines[0], Long.parseLong(lines[1]), root(lines[2]));
    }

    private static byte[] root(String line) throws DifferenceException {
        try {
            byte[] root = CanonicalBase64.decode(line);
            if (root.length == LogHash.LENGTH) {
                return root;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new DifferenceException("the root in the checkpoint is not 32 bytes of base64");
    }

    public String rootText() {
        return Base64.getEncoder().encodeToString(root);
    }
}
