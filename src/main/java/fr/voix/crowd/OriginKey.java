package fr.voix.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.platform.Sha256;
import java.time.LocalDate;
import java.util.Arrays;

/** What marks of one day are made with: the key of that day and the pepper in one. */
public final class OriginKey {

    private final LocalDate day;
    private final byte[] networks;
    private final byte[] domains;

    OriginKey(LocalDate day, byte[] networks, byte[] domains) {
        this.day = day;
        this.networks = networks;
        this.domains = domains;
    }

    /** Of the prefix of a caller's address. */
    public OriginMark network(String urnUid, byte[] prefix) {
        return mark(OriginKind.NETWORK, networks, urnUid, prefix);
    }

    /** Of the domain of a signatory's address, in its one spelling. */
    public OriginMark domain(String urnUid, String domain) {
        return mark(OriginKind.DOMAIN, domains, urnUid, domain.getBytes(US_ASCII));
    }

    private OriginMark mark(OriginKind kind, byte[] key, String urnUid, byte[] origin) {
        byte[] hash = Sha256.hmac(key, urnUid.getBytes(US_ASCII), origin);
        return new OriginMark(kind, day, Arrays.copyOf(hash, OriginMark.LENGTH));
    }
}
