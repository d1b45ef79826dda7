package fr.voix.desk.account.passkey;

import com.webauthn4j.data.RegistrationData;
import fr.voix.desk.account.passkey.PasskeyRepository.StoredPasskey;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Registers and verifies passkeys; called inside the transaction of the act. */
@Singleton
public record PasskeyService(
        PasskeyRepository passkeys, PasskeyCeremony ceremonies, ChallengeService challenges, Clock clock) {

    public static final int LONGEST_NAME = 60;

    /** Registers a new passkey; a refused one writes nothing. */
    public PasskeyResult register(int moderatorId, String purpose, String name, String response) {
        var data = ceremonies.readRegistration(response);
        var challenge = data.flatMap(known ->
                challenges.read(known.getCollectedClientData().getChallenge().getValue(), purpose));
        if (challenge.isEmpty() || !ceremonies.isRight(data.get())) {
            return new PasskeyResult.Invalid();
        }
        if (!challenges.spend(challenge.get())) {
            return new PasskeyResult.Expired();
        }
        return add(moderatorId, name, data.get())
                .<PasskeyResult>map(id -> new PasskeyResult.Right(moderatorId, id))
                .orElseGet(PasskeyResult.Invalid::new);
    }

    private Optional<Integer> add(int moderatorId, String name, RegistrationData data) {
        var authenticator = data.getAttestationObject().getAuthenticatorData();
        return passkeys
                .add(
                        moderatorId,
                        authenticator.getAttestedCredentialData().getCredentialId(),
                        ceremonies.credential(data),
                        authenticator.getSignCount(),
                        authenticator.isFlagBE(),
                        authenticator.isFlagBS(),
                        name,
                        clock.instant())
                .stream()
                .findFirst();
    }

    /** Verifies an answer, and updates the passkey's counter. */
    public PasskeyResult verify(String purpose, String response) {
        var data = ceremonies.readAssertion(response);
        var challenge = data.flatMap(known ->
                challenges.read(known.getCollectedClientData().getChallenge().getValue(), purpose));
        var row = challenge.flatMap(ours -> passkeys.lock(data.get().getCredentialId()));
        if (row.isEmpty()
                || !isOwn(row.get(), data.get().getUserHandle())
                || !ceremonies.isRight(data.get(), row.get())) {
            return new PasskeyResult.Invalid();
        }
        if (!challenges.spend(challenge.get())) {
            return new PasskeyResult.Expired();
        }
        var authenticator = data.get().getAuthenticatorData();
        passkeys.use(row.get().passkeyId(), authenticator.getSignCount(), authenticator.isFlagBS(), clock.instant());
        return new PasskeyResult.Right(row.get().moderatorId(), row.get().passkeyId());
    }

    /** Whether the user handle in the answer, if there is one, is that of the passkey's account. */
    private static boolean isOwn(StoredPasskey row, byte[] userHandle) {
        return userHandle == null
                || userHandle.length == 0
                || MessageDigest.isEqual(PasskeyOptionsService.bytes(row.userHandle()), userHandle);
    }

    public List<Passkey> of(int moderatorId) {
        return passkeys.of(moderatorId).stream().map(StoredPasskey::toDomain).toList();
    }

    public boolean remove(int passkeyId, int moderatorId) {
        return passkeys.remove(passkeyId, moderatorId) == 1;
    }

    public int removeAll(int moderatorId) {
        return passkeys.removeAll(moderatorId);
    }

    /** The result of an authenticator's answer, for a new passkey or a known one. */
    public sealed interface PasskeyResult {
        record Right(int moderatorId, int passkeyId) implements PasskeyResult {}

        /** No answer to a challenge for this purpose, a passkey registered twice, or an unknown one. */
        record Invalid() implements PasskeyResult {}

        /** The page was open for too long, or the answer was sent twice. */
        record Expired() implements PasskeyResult {}
    }
}
