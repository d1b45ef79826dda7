package fr.voix.base.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys, each valid for an hour or a day, under which is counted. A key is made from the pepper, which the database never
 * sees, and a random number on which instances agree and which is deleted with its counts. Counts of two hours or of two purposes
 * cannot be joined.
 */
@Singleton
class LoadKeyService {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final LoadRepository load;
    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();
    private final Map<Span, Key> keys = new ConcurrentHashMap<>();

    private record Span(int seconds, Instant start) {}

    private record Key(byte[] random, byte[] bytes) {}

    LoadKeyService(LoadRepository load, Secrets secrets) {
        this.load = load;
        this.secret = Sha256.hmac(secrets.pepper(), "voix-load-v1".getBytes(US_ASCII));
    }

    /** Never waits for the database: until instances agree, each counts under a key of its own. */
    UUID keyOf(LoadPurpose purpose, Instant start, byte[]... parts) {
        Span span = new Span(purpose.span().keySeconds(), start);
        byte[] key = keys.computeIfAbsent(span, absent -> key(randomBytes())).bytes();
        ByteBuffer hash = ByteBuffer.wrap(Sha256.hmac(key, subject(purpose, parts)));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** Agrees with all instances on the current keys and on those valid in five minutes. */
    void agree(Instant now) {
        for (LoadSpan span : LoadSpan.values()) {
            agree(span, span.keyStart(now));
            agree(span, span.keyStart(now.plus(AHEAD)));
        }
        keys.keySet()
                .removeIf(old -> old.start().plusSeconds(3L * old.seconds()).isBefore(now));
    }

    private void agree(LoadSpan of, Instant start) {
        Span span = new Span(of.keySeconds(), start);
        Key known = keys.computeIfAbsent(span, absent -> key(randomBytes()));
        load.offer(span.seconds(), start, known.random());
        byte[] agreed = load.agreed(span.seconds(), start).random();
        if (!Arrays.equals(agreed, known.random())) {
            keys.put(span, key(agreed));
        }
    }

    private Key key(byte[] random) {
        return new Key(random, Sha256.hmac(secret, random));
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[Sha256.LENGTH];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The purpose and all parts, each with its length, so that no two subjects give the same bytes. */
    private static byte[] subject(LoadPurpose purpose, byte[]... parts) {
        byte[] name = purpose.name().getBytes(US_ASCII);
        int length = Integer.BYTES + name.length;
        for (byte[] part : parts) {
            length += Integer.BYTES + part.length;
        }
        ByteBuffer subject = ByteBuffer.allocate(length).putInt(name.length).put(name);
        for (byte[] part : parts) {
            subject.putInt(part.length).put(part);
        }
        return subject.array();
    }
}
