package fr.voix.crowd;

import java.nio.ByteBuffer;
import java.time.LocalDate;

/**
 * A network, or a domain, in one urn on one day.
 *
 * @param hash as the mark has it
 */
public record CrowdKey(long urnId, OriginKind kind, LocalDate day, ByteBuffer hash) {

    public static CrowdKey of(long urnId, OriginMark mark) {
        return new CrowdKey(urnId, mark.kind(), mark.day(), ByteBuffer.wrap(mark.hash()));
    }
}
