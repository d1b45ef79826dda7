package fr.voix.account;

import fr.voix.account.SignInResult.Busy;
import fr.voix.account.SignInResult.HalfOpen;
import fr.voix.account.SignInResult.Paused;
import fr.voix.account.SignInResult.Refused;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;

/** The first step: address and password. It opens nothing but the way to the second. */
@Singleton
class SignInService {

    private final ModeratorRepository moderators;
    private final SignInCountService counts;
    private final PasswordService passwords;
    private final FactorService factors;
    private final SessionService sessions;
    private final TransactionOperations<Connection> transactions;

    SignInService(
            ModeratorRepository moderators,
            SignInCountService counts,
            PasswordService passwords,
            FactorService factors,
            SessionService sessions,
            TransactionOperations<Connection> transactions) {
        this.moderators = moderators;
        this.counts = counts;
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    SignInResult signIn(String email, String password, Caller caller) {
        var row = EmailAddress.parse(email).flatMap(address -> moderators.byEmail(address.value()));
        var attempt = counts.count(email, row.map(ModeratorRow::moderatorId).orElse(null), caller);
        if (attempt.isPaused()) {
            return new Paused(attempt.pause());
        }
        var account = row.filter(ModeratorRow::isInUse);
        var hash = account.flatMap(known -> Optional.ofNullable(known.passwordHash()));
        return switch (passwords.matches(password, hash)) {
            case BUSY -> new Busy();
            case NO -> new Refused();
            case YES -> transactions.executeWrite(status -> open(account.orElseThrow(), attempt, caller));
        };
    }

    private HalfOpen open(ModeratorRow account, SignInTry attempt, Caller caller) {
        counts.takeBack(attempt);
        var state = factors.hasAny(account.moderatorId()) ? SessionState.SECOND_STEP : SessionState.SET_UP;
        return new HalfOpen(sessions.open(account.moderatorId(), state, caller.browser()), state);
    }
}
