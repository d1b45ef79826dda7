package fr.voix.urn.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Sha256;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/** What marks of one day are made with: the key of that day and the pepper in one. */
public final class OriginKey {

    private final LocalDate day;
    private final Map<OriginKind, Pair> keys;

    /** @param before of the day before, as long as what was counted then weighs */
    record Pair(byte[] today, @Nullable byte[] before) {}

    OriginKey(LocalDate day, Map<OriginKind, Pair> keys) {
        this.day = day;
        this.keys = keys;
    }

    /** The mark of the prefix of a caller's address. */
    public OriginMark network(String urnUid, byte[] prefix) {
        return mark(OriginKind.NETWORK, urnUid, prefix);
    }

    /** The mark of the domain of a signatory's address, in its one spelling. */
    public OriginMark domain(String urnUid, String domain) {
        return mark(OriginKind.DOMAIN, urnUid, domain.getBytes(US_ASCII));
    }

    private OriginMark mark(OriginKind kind, String urnUid, byte[] origin) {
        Pair pair = keys.get(kind);
        byte[] before = pair.before() == null ? null : hash(pair.before(), urnUid, origin);
        return new OriginMark(kind, day, hash(pair.today(), urnUid, origin), before);
    }

    private static byte[] hash(byte[] key, String urnUid, byte[] origin) {
        return Arrays.copyOf(Sha256.hmac(key, urnUid.getBytes(US_ASCII), origin), OriginMark.LENGTH);
    }
}
