package fr.voix.desk.account;

import fr.voix.base.mail.EmailAddress;
import fr.voix.desk.account.EntryResult.Busy;
import fr.voix.desk.account.EntryResult.HalfOpen;
import fr.voix.desk.account.EntryResult.Paused;
import fr.voix.desk.account.EntryResult.Refused;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.attempt.PasswordService;
import fr.voix.desk.account.attempt.SignInCountService;
import fr.voix.desk.account.attempt.SignInCountService.SignInTry;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first step: address and password. It opens nothing but the way to the second. */
@Singleton
public record SignInService(
        ModeratorRepository moderators,
        SignInCountService counts,
        PasswordService passwords,
        FactorService factors,
        SessionService sessions,
        TransactionOperations<Connection> transactions) {

    private static final Logger LOG = LoggerFactory.getLogger(SignInService.class);

    public EntryResult signIn(String email, String password, Caller caller) {
        var row = EmailAddress.parse(email).flatMap(address -> moderators.byEmail(address.value()));
        var number = row.map(ModeratorRow::moderatorId);
        var attempt = counts.count(email, number.orElse(null), caller);
        if (attempt.isPaused()) {
            logRefusal("paused", number);
            return new Paused(attempt.pause());
        }
        var account = row.filter(ModeratorRow::isInUse);
        var hash = account.flatMap(known -> Optional.ofNullable(known.passwordHash()));
        return switch (passwords.matches(password, hash)) {
            case BUSY -> {
                // nothing was looked at
                counts.takeBack(attempt);
                yield new Busy();
            }
            case NO -> {
                logRefusal("wrong password", number);
                yield new Refused("login.refused");
            }
            case YES -> transactions.executeWrite(status -> open(account.orElseThrow(), attempt, caller));
        };
    }

    /** By the account's number alone: an address that has none may be anybody's, or a password in the wrong field. */
    private static void logRefusal(String why, Optional<Integer> number) {
        LOG.info(
                "sign-in refused: {}, account {}",
                why,
                number.map(String::valueOf).orElse("unknown"));
    }

    /** Hashing takes a while: a password that was replaced meanwhile opens nothing, least of all the set-up of factors. */
    private EntryResult open(ModeratorRow verified, SignInTry attempt, Caller caller) {
        int id = verified.moderatorId();
        if (moderators
                .lock(id)
                .filter(ModeratorRow::isInUse)
                .filter(now -> verified.passwordHash().equals(now.passwordHash()))
                .isEmpty()) {
            return new Refused("login.refused");
        }
        counts.takeBack(attempt);
        var state = factors.hasAny(id) ? SessionState.SECOND_STEP : SessionState.SET_UP;
        return new HalfOpen(sessions.open(id, state, caller.browser()), state);
    }
}
