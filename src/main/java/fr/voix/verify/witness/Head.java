package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogHash;
import java.util.HexFormat;

/**
 * The newest checkpoint of a log that was co-signed.
 *
 * @param note with the signatures of the log and of the witness, as it is served
 */
record Head(LogCheckpoint checkpoint, String note) {

    /** By which a log's head is asked for: no origin fits an address as it is. */
    static String address(String origin) {
        return HexFormat.of().formatHex(LogHash.plain(origin.getBytes(UTF_8)));
    }
}
