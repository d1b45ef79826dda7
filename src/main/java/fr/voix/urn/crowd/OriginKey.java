package fr.voix.urn.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Sha256;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/** What marks of one day are made with: the key of that day and the pepper in one. */
public final class OriginKey {

    /** The version and the bytes of the widest network, and of the next ones in it. */
    private static final int[] WIDTHS = {7, 8, 9};

    /** How many bytes of a mark are of each. */
    private static final int[] PARTS = {6, 5, 5};

    private static final byte IPV6 = 6;

    private final LocalDate day;
    private final Map<OriginKind, byte[]> keys;

    OriginKey(LocalDate day, Map<OriginKind, byte[]> keys) {
        this.day = day;
        this.keys = keys;
    }

    /**
     * The mark of a caller's network.
     *
     * @param origin the version of the protocol and the bytes of an IPv4 address or of a /64
     */
    public OriginMark network(String urnUid, byte[] origin) {
        if (origin.length == 0 || origin[0] != IPV6) {
            return mark(OriginKind.NETWORK, urnUid, origin);
        }
        ByteBuffer mark = ByteBuffer.allocate(OriginMark.LENGTH);
        for (int i = 0; i < WIDTHS.length; i++) {
            byte[] network = Arrays.copyOf(origin, Math.min(WIDTHS[i], origin.length));
            mark.put(hash(OriginKind.NETWORK, urnUid, network), 0, PARTS[i]);
        }
        return new OriginMark(OriginKind.NETWORK, day, mark.array());
    }

    /** The mark of the domain of a signatory's address, in its one spelling. */
    public OriginMark domain(String urnUid, String domain) {
        return mark(OriginKind.DOMAIN, urnUid, domain.getBytes(US_ASCII));
    }

    private OriginMark mark(OriginKind kind, String urnUid, byte[] origin) {
        return new OriginMark(kind, day, Arrays.copyOf(hash(kind, urnUid, origin), OriginMark.LENGTH));
    }

    private byte[] hash(OriginKind kind, String urnUid, byte[] origin) {
        return Sha256.hmac(keys.get(kind), urnUid.getBytes(US_ASCII), origin);
    }
}
