package fr.voix.desk.account.passkey;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import fr.voix.base.deployment.PublicUrl;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Makes the options with which a page asks the browser for an authenticator. Nothing is stored. */
@Singleton
public record PasskeyOptionsService(ChallengeService challenges, PasskeyRepository passkeys, PublicUrl publicUrl) {

    private static final String SERVICE = "Voix";
    private static final long TIMEOUT_MS = 120_000;

    private static final JsonMapper JSON = new ObjectConverter().getJsonMapper();

    /** To make a passkey that may be the only factor: stored in the authenticator, unlocked by finger, face or PIN. */
    public String toCreate(PasskeyOwner owner, String purpose) {
        return JSON.writeValueAsString(new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(publicUrl.host(), SERVICE),
                new PublicKeyCredentialUserEntity(bytes(owner.handle()), owner.name(), owner.name()),
                new DefaultChallenge(challenges.issue(purpose)),
                PasskeyCeremony.ALGORITHMS,
                TIMEOUT_MS,
                keys(owner.moderatorId()),
                new AuthenticatorSelectionCriteria(
                        null, true, ResidentKeyRequirement.REQUIRED, UserVerificationRequirement.REQUIRED),
                AttestationConveyancePreference.NONE,
                null));
    }

    /** To sign in with any passkey for this site. */
    public String toSignIn(String purpose) {
        return request(purpose, List.of());
    }

    /** To use a passkey of this account. */
    public String toUse(int moderatorId, String purpose) {
        return request(purpose, keys(moderatorId));
    }

    private String request(String purpose, List<PublicKeyCredentialDescriptor> keys) {
        return JSON.writeValueAsString(new PublicKeyCredentialRequestOptions(
                new DefaultChallenge(challenges.issue(purpose)),
                TIMEOUT_MS,
                publicUrl.host(),
                keys,
                UserVerificationRequirement.REQUIRED,
                null));
    }

    private List<PublicKeyCredentialDescriptor> keys(int moderatorId) {
        return passkeys.of(moderatorId).stream()
                .map(row ->
                        new PublicKeyCredentialDescriptor(PublicKeyCredentialType.PUBLIC_KEY, row.credentialId(), null))
                .toList();
    }

    static byte[] bytes(UUID handle) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(handle.getMostSignificantBits())
                .putLong(handle.getLeastSignificantBits())
                .array();
    }
}
