package fr.voix.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.account.SignInResult.Busy;
import fr.voix.account.SignInResult.Paused;
import fr.voix.account.SignInResult.Refused;
import fr.voix.account.SignInResult.SignedIn;
import fr.voix.platform.Secrets;
import fr.voix.platform.Sha256;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Signing in and out. A session lives in the database: any instance knows it, and ending it ends it everywhere. */
@Singleton
class SessionService {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration ABSOLUTE = Duration.ofHours(8);

    /** Use within the same minute is not written again. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private final ModeratorRepository moderators;
    private final SessionRepository sessions;
    private final FailureRepository failures;
    private final PasswordService passwords;
    private final TransactionOperations<Connection> transactions;
    private final byte[] pepper;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SessionService(
            ModeratorRepository moderators,
            SessionRepository sessions,
            FailureRepository failures,
            PasswordService passwords,
            TransactionOperations<Connection> transactions,
            Secrets secrets,
            Clock clock) {
        this.moderators = moderators;
        this.sessions = sessions;
        this.failures = failures;
        this.passwords = passwords;
        this.transactions = transactions;
        this.pepper = secrets.pepper();
        this.clock = clock;
    }

    /** Opens a new session, always with a new token. */
    SignInResult signIn(String email, String password) {
        var key = key(email);
        failures.forgetBefore(clock.instant().minus(SignInDelay.FORGIVEN_AFTER));
        // counted before the password is looked at: tries sent side by side cannot outrun the pause
        var pause = transactions.executeWrite(status -> countTry(key));
        if (!pause.isZero()) {
            return new Paused(pause);
        }
        var account = EmailAddress.parse(email).flatMap(address -> moderators.byEmail(address.value()));
        var hash = account.flatMap(row -> Optional.ofNullable(row.passwordHash()));
        return switch (passwords.matches(password, hash)) {
            case BUSY -> new Busy();
            case NO -> new Refused();
            case YES -> transactions.executeWrite(status -> open(account.orElseThrow(), key));
        };
    }

    private Duration countTry(byte[] key) {
        var now = clock.instant();
        if (failures.begin(key, now) == 1) {
            return Duration.ZERO;
        }
        // absent only when somebody signed in between the two statements
        var row = failures.lock(key);
        if (row.isEmpty()) {
            return Duration.ZERO;
        }
        if (row.get().pausedUntil().isAfter(now)) {
            return Duration.between(now, row.get().pausedUntil());
        }
        int count = row.get().failures() + 1;
        failures.count(key, count, now, now.plus(SignInDelay.after(count)));
        return Duration.ZERO;
    }

    private SignedIn open(ModeratorRow account, byte[] key) {
        var now = clock.instant();
        var token = SecretToken.random(random);
        failures.forget(key);
        sessions.sweep(now.minus(ABSOLUTE), now.minus(IDLE));
        sessions.open(token.sha256(), account.moderatorId(), now);
        return new SignedIn(token);
    }

    /** Whose session this is, while it lasts; using it keeps it from going idle. */
    Optional<Moderator> find(SecretToken token) {
        var now = clock.instant();
        var row = sessions.find(token.sha256(), now.minus(ABSOLUTE), now.minus(IDLE));
        if (row.isPresent() && row.get().seenAt().isBefore(now.minus(TOUCH_EVERY))) {
            sessions.touch(token.sha256(), now);
        }
        return row.map(SessionRow::toDomain);
    }

    void signOut(SecretToken token) {
        sessions.close(token.sha256());
    }

    /** Keyed, so that the table of failures cannot be searched for addresses. */
    private byte[] key(String email) {
        var spelling = email == null ? "" : email.strip().toLowerCase(Locale.ROOT);
        return Sha256.hmac(pepper, "voix-sign-in-v1\n".getBytes(UTF_8), spelling.getBytes(UTF_8));
    }
}
