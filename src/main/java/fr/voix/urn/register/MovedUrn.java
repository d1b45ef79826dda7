package fr.voix.urn.register;

import fr.voix.urn.leaf.TreeHead;
import java.util.HexFormat;

/**
 * An urn of which something else is published than the register says.
 *
 * @param stated the size in the register; 0 where it does not name it yet
 */
record MovedUrn(String uid, long stated, TreeHead head) {

    static final String KIND = "u1";

    /** What a line of this kind says; what was stated before is not in it. */
    static MovedUrn parse(String line) {
        String[] fields = line.split(" ");
        return new MovedUrn(
                fields[1],
                0,
                new TreeHead(Long.parseLong(fields[2]), HexFormat.of().parseHex(fields[3])));
    }

    String line() {
        return KIND + " " + uid + " " + head.size() + " " + head.rootHex();
    }
}
