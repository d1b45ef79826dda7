package fr.voix.verify.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogHash;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The newest checkpoint of a log that was co-signed.
 *
 * @param signed the note with the signatures of its log
 * @param lines the co-signatures under it
 * @param at when they were made
 */
record Head(LogCheckpoint checkpoint, String signed, String lines, Instant at) {

    /** As it is served. */
    String note() {
        return signed + lines;
    }

    /** By which a log's head is asked for: no origin fits an address as it is. */
    static String address(String origin) {
        return HexFormat.of().formatHex(LogHash.plain(origin.getBytes(UTF_8)));
    }
}
