package fr.voix.desk.account.passkey;

import com.webauthn4j.data.RegistrationData;
import fr.voix.desk.account.passkey.PasskeyRepository.StoredPasskey;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Passkeys: to be called inside the transaction of the act that they belong to. */
@Singleton
public record PasskeyService(
        PasskeyRepository passkeys, PasskeyCeremony ceremonies, ChallengeService challenges, Clock clock) {

    public static final int LONGEST_NAME = 60;

    /** Takes a new passkey; what is refused writes nothing. */
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

    /** Whose passkey gave this answer; its counter is moved on. */
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

    /** An authenticator that says whose key it is must say the same as we. */
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

    /** What became of the answer of an authenticator: it made a passkey, or showed one. */
    public sealed interface PasskeyResult {
        record Right(int moderatorId, int passkeyId) implements PasskeyResult {}

        /** No answer to a challenge for this purpose; or a passkey that is made twice, or that is not known here. */
        record Invalid() implements PasskeyResult {}

        /** The page lay open for too long, or was sent twice. */
        record Expired() implements PasskeyResult {}
    }
}
