package fr.voix.petition.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.secret.Secrets;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Names what a visitor asked for, in the address of the page after the form: sealed, so that no reader of the address learns
 * whether there is a signature to be confirmed. All are of one length and none comes twice. Good for a day.
 */
@Singleton
public record SignatureRequestService(Secrets secrets, Clock clock) {

    private static final Duration LIFE = Duration.ofDays(1);
    private static final String CONTEXT = "signature request";
    private static final int LONGEST_ADDRESS = 254;
    private static final int LENGTH = 2 * Long.BYTES + SignatureId.LENGTH + 1 + LONGEST_ADDRESS;
    private static final int LONGEST_TEXT = 600;
    private static final byte[] NOTHING = new byte[SignatureId.LENGTH];

    /** Base64url without padding. */
    String write(long petitionId, @Nullable SignatureId signature, EmailAddress address) {
        byte[] written = address.value().getBytes(US_ASCII);
        byte[] plain = ByteBuffer.allocate(LENGTH)
                .putLong(petitionId)
                .putLong(clock.instant().getEpochSecond())
                .put(signature == null ? NOTHING : signature.bytes())
                .put((byte) written.length)
                .put(written)
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.seal("voix-signature-request-v1").seal(plain, CONTEXT));
    }

    /** Empty for what we did not write, what is too old, and what was asked of another petition. */
    public Optional<SignatureRequest> read(String text, long petitionId) {
        if (text == null || text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            return secrets.seal("voix-signature-request-v1")
                    .open(Base64.getUrlDecoder().decode(text), CONTEXT)
                    .flatMap(this::read)
                    .filter(request -> request.petitionId() == petitionId);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<SignatureRequest> read(byte[] plain) {
        ByteBuffer fields = ByteBuffer.wrap(plain);
        long petitionId = fields.getLong();
        Instant at = Instant.ofEpochSecond(fields.getLong());
        byte[] id = new byte[SignatureId.LENGTH];
        fields.get(id);
        byte[] address = new byte[Byte.toUnsignedInt(fields.get())];
        fields.get(address);
        return clock.instant().isAfter(at.plus(LIFE))
                ? Optional.empty()
                : Optional.of(new SignatureRequest(
                        petitionId,
                        Arrays.equals(id, NOTHING) ? Optional.empty() : SignatureId.of(id),
                        new EmailAddress(new String(address, US_ASCII))));
    }

    /**
     * What a visitor asked for a moment ago, as the page after the form knows it.
     *
     * @param signature empty when there is none to be confirmed
     */
    public record SignatureRequest(long petitionId, Optional<SignatureId> signature, EmailAddress address) {}
}
