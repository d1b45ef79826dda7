package fr.voix.desk.account.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.desk.account.passkey.PasskeyRepository.StoredPasskey;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parses and verifies answers of authenticators with WebAuthn4J. Writes nothing. */
@Singleton
class PasskeyCeremony {

    /** The accepted signature algorithms, the preferred one first. */
    static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremony.class);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final PublicUrl publicUrl;

    PasskeyCeremony(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    Optional<RegistrationData> readRegistration(String response) {
        return read(() -> webAuthn.parseRegistrationResponseJSON(response))
                .filter(data -> data.getCollectedClientData() != null
                        && data.getAttestationObject() != null
                        && data.getAttestationObject().getAuthenticatorData().getAttestedCredentialData() != null);
    }

    Optional<AuthenticationData> readAssertion(String response) {
        return read(() -> webAuthn.parseAuthenticationResponseJSON(response))
                .filter(data -> data.getCollectedClientData() != null
                        && data.getAuthenticatorData() != null
                        && data.getCredentialId() != null);
    }

    boolean isRight(RegistrationData data) {
        var parameters = new RegistrationParameters(
                server(data.getCollectedClientData().getChallenge().getValue()), ALGORITHMS, true, true);
        return check(() -> webAuthn.verify(data, parameters));
    }

    boolean isRight(AuthenticationData data, StoredPasskey row) {
        var record = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                row.isBackupEligible(),
                row.isBackedUp(),
                row.signCount(),
                credentials.convert(row.credential()),
                null,
                null,
                null,
                Set.of());
        var parameters = new AuthenticationParameters(
                server(data.getCollectedClientData().getChallenge().getValue()), record, null, true, true);
        return check(() -> webAuthn.verify(data, parameters));
    }

    /** The part of a registration that is needed to verify later answers. */
    byte[] credential(RegistrationData data) {
        return credentials.convert(
                data.getAttestationObject().getAuthenticatorData().getAttestedCredentialData());
    }

    private ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(publicUrl.origin()))
                .rpId(publicUrl.host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    /** Parses a stranger's bytes; the parser throws exceptions of many kinds. */
    private static <T> Optional<T> read(Supplier<T> parser) {
        try {
            return Optional.ofNullable(parser.get());
        } catch (RuntimeException unreadable) {
            LOG.debug(
                    "A passkey's answer cannot be read: {}",
                    unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static boolean check(Runnable verification) {
        try {
            verification.run();
            return true;
        } catch (WebAuthnException refused) {
            LOG.debug("A passkey's answer is refused: {}", refused.getClass().getSimpleName());
            return false;
        }
    }
}
