package fr.voix.desk.account;

import fr.voix.base.database.Transactions;
import fr.voix.base.mail.EmailAddress;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.attempt.PasswordService;
import fr.voix.desk.account.attempt.SignInCount;
import fr.voix.desk.account.attempt.SignInCount.SignInTry;
import fr.voix.desk.account.passkey.PasskeyService;
import fr.voix.desk.account.passkey.PasskeyService.PasskeyResult;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first step of signing in: address and password, which lead to the second step only; or a passkey, which is enough. */
@Singleton
public record SignIn(
        ModeratorRepository moderators,
        SignInCount counts,
        PasswordService passwords,
        FactorService factors,
        SessionService sessions,
        Transactions transactions,
        PasskeyService passkeys,
        AccountLetterService letters) {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    /** The purpose of challenges on the sign-in page. */
    public static final String PURPOSE = "sign-in";

    public EntryResult signIn(String mail, String password, Caller caller) {
        var row = EmailAddress.parse(mail).flatMap(address -> moderators.byMail(address.value()));
        var number = row.map(ModeratorRow::moderatorId);
        var attempt = counts.count(mail, number.orElse(null), caller);
        if (attempt.isPaused()) {
            logRefusal("paused", number);
            return new EntryResult.Paused(attempt.pause());
        }
        var account = row.filter(ModeratorRow::isInUse);
        var hash = account.flatMap(known -> Optional.ofNullable(known.passwordHash()));
        return switch (passwords.matches(password, hash)) {
            case BUSY -> {
                // nothing was checked
                counts.takeBack(attempt);
                yield new EntryResult.Busy();
            }
            case NO -> {
                logRefusal("wrong password", number);
                yield new EntryResult.Refused("login.refused");
            }
            case YES -> transactions.write(() -> open(account.orElseThrow(), attempt, caller));
        };
    }

    /** Logs only the account's number: an unknown address may be anybody's, or a password in the wrong field. */
    private static void logRefusal(String why, Optional<Integer> number) {
        LOG.info(
                "sign-in refused: {}, account {}",
                why,
                number.map(String::valueOf).orElse("unknown"));
    }

    /** Opens a half-open session, unless the password was replaced during hashing. */
    private EntryResult open(ModeratorRow verified, SignInTry attempt, Caller caller) {
        int id = verified.moderatorId();
        if (moderators
                .lock(id)
                .filter(ModeratorRow::isInUse)
                .filter(now -> verified.passwordHash().equals(now.passwordHash()))
                .isEmpty()) {
            return new EntryResult.Refused("login.refused");
        }
        counts.takeBack(attempt);
        var state = factors.hasAny(id) ? SessionState.SECOND_STEP : SessionState.SET_UP;
        return new EntryResult.HalfOpen(sessions.open(id, state, caller.browser()), state);
    }

    /** Sign-in by a passkey only. Tries are not counted: they name no address, and a signature cannot be guessed. */
    public EntryResult signIn(String response, Caller caller) {
        return transactions.write(() -> verified(response, caller));
    }

    private EntryResult verified(String response, Caller caller) {
        return switch (passkeys.verify(PURPOSE, response)) {
            case PasskeyResult.Expired expired -> new EntryResult.Refused("passkey.expired");
            case PasskeyResult.Invalid invalid -> {
                LOG.info("sign-in refused: wrong passkey, account unknown");
                yield new EntryResult.Refused("login.passkey.refused");
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
                    return new EntryResult.Refused("login.passkey.refused");
                });
    }

    private EntryResult open(Moderator moderator, Caller caller) {
        letters.tellSignIn(moderator.id(), caller);
        var token = sessions.complete(moderator, caller, "passkey-alone");
        return new EntryResult.Opened(token, counts.device(moderator.id(), caller));
    }
}
