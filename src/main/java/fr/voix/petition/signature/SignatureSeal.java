package fr.voix.petition.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.secret.KeyedHash;
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
public class SignatureSeal {

    private static final int CODES = 1_000_000;

    private final SecretSeal seal;
    private final KeyedHash addressKey;
    private final KeyedHash nameKey;
    private final byte[] codeKey;
    private final SecureRandom random = new SecureRandom();

    SignatureSeal(Secrets secrets) {
        this.seal = secrets.seal("voix-signature-v1");
        this.addressKey = secrets.hash("voix-signature-address-v1");
        this.nameKey = secrets.hash("voix-signature-name-v1");
        this.codeKey = secrets.key("voix-signature-code-v1");
    }

    /** Tells one mailbox from another within one urn, and nothing across urns. */
    UUID addressKey(long urnId, EmailAddress address) {
        return addressKey.of(urnId + "\n" + address.canonical());
    }

    /** As above, for one person of a mailbox. */
    UUID nameKey(long urnId, EmailAddress address, SignatoryName name) {
        return nameKey.of(urnId + "\n" + address.canonical() + "\n" + name.folded());
    }

    byte[] sealName(SignatureId id, SignatoryName name) {
        return seal.sealText(name.value(), context(id, "name"));
    }

    byte[] sealAddress(SignatureId id, EmailAddress address) {
        return seal.sealText(address.value(), context(id, "address"));
    }

    /** Empty once it is erased. */
    public Optional<String> name(SignatureId id, @Nullable byte[] sealed) {
        return seal.openText(sealed, context(id, "name"));
    }

    Optional<EmailAddress> address(SignatureId id, @Nullable byte[] sealed) {
        return seal.openText(sealed, context(id, "address")).map(EmailAddress::new);
    }

    private static String context(SignatureId id, String field) {
        return "signature " + id.urnId() + " " + id.uuid() + " " + field;
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
