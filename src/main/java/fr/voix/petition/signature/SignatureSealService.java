package fr.voix.petition.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.secret.SecretSeal;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** Whatever of a signatory is stored goes through here: with keys that are not in the database. */
@Singleton
public class SignatureSealService {

    private static final int CODES = 1_000_000;

    private final SecretSeal seal;
    private final byte[] addressKey;
    private final byte[] nameKey;
    private final byte[] codeKey;
    private final SecureRandom random = new SecureRandom();

    SignatureSealService(Secrets secrets) {
        // from the pepper, which is never changed
        this.seal = new SecretSeal(key(secrets, "voix-signature-v1"));
        this.addressKey = key(secrets, "voix-signature-address-v1");
        this.nameKey = key(secrets, "voix-signature-name-v1");
        this.codeKey = key(secrets, "voix-signature-code-v1");
    }

    private static byte[] key(Secrets secrets, String purpose) {
        return Sha256.hmac(secrets.pepper(), purpose.getBytes(US_ASCII));
    }

    /** Tells one mailbox from another within one urn, and nothing across urns. */
    UUID addressKey(long urnId, EmailAddress address) {
        return uuid(Sha256.hmac(addressKey, (urnId + "\n" + address.canonical()).getBytes(UTF_8)));
    }

    /** As above, for one person of a mailbox. */
    UUID nameKey(long urnId, EmailAddress address, SignatoryName name) {
        String whole = urnId + "\n" + address.canonical() + "\n" + name.folded();
        return uuid(Sha256.hmac(nameKey, whole.getBytes(UTF_8)));
    }

    private static UUID uuid(byte[] hash) {
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    byte[] sealName(SignatureId id, SignatoryName name) {
        return seal.seal(name.value().getBytes(UTF_8), context(id, "name"), random);
    }

    byte[] sealAddress(SignatureId id, EmailAddress address) {
        return seal.seal(address.value().getBytes(UTF_8), context(id, "address"), random);
    }

    /** Empty once it is erased. */
    public Optional<String> name(SignatureId id, @Nullable byte[] sealed) {
        return open(id, "name", sealed);
    }

    Optional<EmailAddress> address(SignatureId id, @Nullable byte[] sealed) {
        return open(id, "address", sealed).map(EmailAddress::new);
    }

    private Optional<String> open(SignatureId id, String field, @Nullable byte[] sealed) {
        return sealed == null
                ? Optional.empty()
                : seal.open(sealed, context(id, field)).map(text -> new String(text, UTF_8));
    }

    private static byte[] context(SignatureId id, String field) {
        return ("signature " + id.urnId() + " " + id.uuid() + " " + field).getBytes(US_ASCII);
    }

    /** The six digits that stand in one of the mails about a signature. */
    String code(SignatureId id, int mail) {
        long hash = ByteBuffer.wrap(Sha256.hmac(codeKey, id.bytes(), new byte[] {(byte) mail}))
                .getLong();
        return "%06d".formatted(Long.remainderUnsigned(hash, CODES));
    }

    /** Whether it stood in one of them: mails overtake each other. */
    boolean isCode(SignatureId id, int mails, String typed) {
        boolean isOne = false;
        for (int mail = 1; mail <= mails; mail++) {
            isOne |= MessageDigest.isEqual(code(id, mail).getBytes(US_ASCII), typed.getBytes(UTF_8));
        }
        return isOne;
    }

    byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
