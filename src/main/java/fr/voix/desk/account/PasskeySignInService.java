package fr.voix.desk.account;

import fr.voix.desk.account.EntryResult.Opened;
import fr.voix.desk.account.EntryResult.Refused;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.attempt.SignInCountService;
import fr.voix.desk.account.passkey.PasskeyService;
import fr.voix.desk.account.passkey.PasskeyService.PasskeyResult;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in with a passkey and nothing else. Not counted: no address is named, and a signature cannot be guessed. */
@Singleton
public class PasskeySignInService {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeySignInService.class);

    /** For what an answer to a challenge of the sign-in page is good. */
    public static final String PURPOSE = "sign-in";

    private final ModeratorRepository moderators;
    private final PasskeyService passkeys;
    private final SessionService sessions;
    private final SignInCountService counts;
    private final AccountLetterService letters;

    PasskeySignInService(
            ModeratorRepository moderators,
            PasskeyService passkeys,
            SessionService sessions,
            SignInCountService counts,
            AccountLetterService letters) {
        this.moderators = moderators;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.counts = counts;
        this.letters = letters;
    }

    @Transactional
    public EntryResult signIn(String response, Caller caller) {
        return switch (passkeys.verify(PURPOSE, response)) {
            case PasskeyResult.Expired expired -> new Refused("passkey.expired");
            case PasskeyResult.Invalid invalid -> {
                LOG.info("sign-in refused: wrong passkey, account unknown");
                yield new Refused("login.passkey.refused");
            }
            case PasskeyResult.Right verified -> open(verified.moderatorId(), caller);
        };
    }

    private EntryResult open(int moderatorId, Caller caller) {
        return moderators
                .byId(moderatorId)
                .filter(ModeratorRow::isInUse)
                .map(ModeratorRow::toDomain)
                .<EntryResult>map(moderator -> open(moderator, caller))
                .orElseGet(() -> {
                    LOG.info("sign-in refused: passkey of an account not in use, account {}", moderatorId);
                    return new Refused("login.passkey.refused");
                });
    }

    private EntryResult open(Moderator moderator, Caller caller) {
        letters.tellSignIn(moderator.id(), caller);
        var token = sessions.complete(moderator, caller, "passkey-alone");
        return new Opened(token, counts.device(moderator.id(), caller));
    }
}
