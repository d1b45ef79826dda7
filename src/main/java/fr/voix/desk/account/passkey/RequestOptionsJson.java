package fr.voix.desk.account.passkey;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What a browser needs to ask for a passkey: {@code PublicKeyCredentialRequestOptionsJSON} of WebAuthn. */
@Serdeable
record RequestOptionsJson(
        String challenge, String rpId, List<KeyJson> allowCredentials, String userVerification, long timeout) {}
