package fr.voix.desk.account.passkey;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What a browser needs to make a passkey: {@code PublicKeyCredentialCreationOptionsJSON} of WebAuthn. */
@Serdeable
record CreationOptionsJson(
        String challenge,
        Party rp,
        User user,
        List<Algorithm> pubKeyCredParams,
        List<KeyJson> excludeCredentials,
        Selection authenticatorSelection,
        String attestation,
        long timeout) {

    @Serdeable
    record Party(String id, String name) {}

    @Serdeable
    record User(String id, String name, String displayName) {}

    @Serdeable
    record Algorithm(String type, int alg) {}

    @Serdeable
    record Selection(String residentKey, boolean requireResidentKey, String userVerification) {}
}
