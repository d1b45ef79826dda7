package fr.voix.desk.account.passkey;

import fr.voix.base.deployment.PublicUrl;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** What a page hands to the browser so that it talks to an authenticator. Nothing is stored. */
@Singleton
public class PasskeyOptionsService {

    static final String TYPE = "public-key";

    private static final String SERVICE = "Voix";
    private static final String REQUIRED = "required";
    private static final long TIMEOUT_MS = 120_000;

    private final ChallengeService challenges;
    private final PasskeyRepository passkeys;
    private final PublicUrl publicUrl;
    private final ObjectMapper json;

    PasskeyOptionsService(
            ChallengeService challenges, PasskeyRepository passkeys, PublicUrl publicUrl, ObjectMapper json) {
        this.challenges = challenges;
        this.passkeys = passkeys;
        this.publicUrl = publicUrl;
        this.json = json;
    }

    /** To make a passkey that can also be the only factor: kept by the authenticator, opened by finger, face or PIN. */
    public String toCreate(PasskeyOwner owner, String purpose) {
        return write(new CreationOptionsJson(
                challenges.issue(purpose),
                new CreationOptionsJson.Party(publicUrl.host(), SERVICE),
                new CreationOptionsJson.User(text(bytes(owner.handle())), owner.name(), owner.name()),
                Algorithms.ALL.stream()
                        .map(algorithm -> new CreationOptionsJson.Algorithm(
                                TYPE, (int) algorithm.getAlg().getValue()))
                        .toList(),
                keys(owner.moderatorId()),
                new CreationOptionsJson.Selection(REQUIRED, true, REQUIRED),
                "none",
                TIMEOUT_MS));
    }

    /** To sign in with any passkey that the authenticator has for this place. */
    public String toSignIn(String purpose) {
        return request(purpose, List.of());
    }

    /** To use a passkey of this account. */
    public String toUse(int moderatorId, String purpose) {
        return request(purpose, keys(moderatorId));
    }

    private String request(String purpose, List<KeyJson> keys) {
        return write(new RequestOptionsJson(challenges.issue(purpose), publicUrl.host(), keys, REQUIRED, TIMEOUT_MS));
    }

    private List<KeyJson> keys(int moderatorId) {
        return passkeys.of(moderatorId).stream()
                .map(row -> new KeyJson(TYPE, text(row.credentialId())))
                .toList();
    }

    static byte[] bytes(UUID handle) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(handle.getMostSignificantBits())
                .putLong(handle.getLeastSignificantBits())
                .array();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String write(Object options) {
        try {
            return json.writeValueAsString(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
