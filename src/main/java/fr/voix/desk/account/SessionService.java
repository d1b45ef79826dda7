package fr.voix.desk.account;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.DatabaseOutage;
import fr.voix.base.database.Transactions;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import fr.voix.desk.account.attempt.Caller;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Sessions, stored in the database: every instance knows them, and ending one ends it everywhere. */
@Singleton
public record SessionService(
        SessionRepository sessions,
        ModeratorRepository moderators,
        AuditService audit,
        Secrets secrets,
        Transactions transactions,
        Clock clock) {

    static final Duration IDLE = Duration.ofMinutes(30);

    /** How long after a sign-in a colleague may change factors without signing in again. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    /** Use is recorded at most once a minute. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private static final byte[] MARK_LABEL = "voix-mod-session-v1".getBytes(StandardCharsets.US_ASCII);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Deletes expired sessions. */
    @Scheduled(initialDelay = "2m", fixedDelay = "15m")
    void forgetEnded() {
        var now = clock.instant();
        DatabaseOutage.passOver(() -> sessions.sweep(now, now.minus(IDLE)));
    }

    /** Opens a session with a new token, in the transaction that leads to it. */
    SecretToken open(int moderatorId, SessionState state, String browser) {
        var now = clock.instant();
        var token = SecretToken.marked(RANDOM, markKey());
        sessions.open(token.sha256(), moderatorId, state.name(), now, now.plus(state.lifetime()), browser);
        return token;
    }

    /** Replaces a half-open session by a complete one; empty when the half-open one has ended meanwhile. */
    Optional<SecretToken> complete(Account account, Caller caller, String factor) {
        if (sessions.close(account.session().sha256()) == 0) {
            return Optional.empty();
        }
        if (account.state() == SessionState.SET_UP) {
            moderators.complete(account.id(), clock.instant());
        }
        return Optional.of(complete(account.moderator(), caller, factor));
    }

    /**
     * Locks the account of a session, and the session, until the end of the transaction; empty when it has ended. Every change by
     * a session begins with this: since the request was admitted, a one-time link may have replaced all factors and ended all
     * sessions.
     */
    Optional<ModeratorRow> hold(Account account) {
        return moderators
                .lock(account.id())
                .filter(ModeratorRow::isInUse)
                .filter(row -> sessions.lock(account.session().sha256()).isPresent());
    }

    /** Whether the colleague signed in within the last ten minutes: for acts that must not be possible in a browser left open. */
    public boolean isFresh(Account account) {
        var since = clock.instant().minus(FRESH);
        return sessions.openedAt(account.session().sha256())
                .filter(since::isBefore)
                .isPresent();
    }

    /**
     * The reason for which a colleague may not change the team now: no longer an administrator, or no recent sign-in. Locks all
     * administrators until the end of the transaction, so that changes of the team follow one another.
     */
    public Optional<TeamResult> refusalToAdminister(Account by) {
        if (!moderators.lockAdministrators().contains(by.id())
                || sessions.lock(by.session().sha256()).isEmpty()) {
            return Optional.of(TeamResult.NOT_ALLOWED);
        }
        return isFresh(by) ? Optional.empty() : Optional.of(TeamResult.STALE);
    }

    SecretToken complete(Moderator moderator, Caller caller, String factor) {
        var token = open(moderator.id(), SessionState.COMPLETE, caller.browser());
        moderators.speak(moderator.id(), caller.language().code());
        var actor = Actor.of(moderator.id(), moderator.role().name());
        audit.append(actor, Act.SIGN_IN, moderator.subject(), null, Map.of("factor", factor), null);
        return token;
    }

    /** Ends a session whose browser has got another one. */
    public void leave(SecretToken token) {
        sessions.close(token.sha256());
    }

    /** Whether we made this token, without asking the database; any other belongs to no session. */
    public boolean isOurs(SecretToken token) {
        return token.isMarked(markKey());
    }

    private byte[] markKey() {
        return Sha256.hmac(secrets.cookieKey(), MARK_LABEL);
    }

    /** The account of a session that has not ended; its use keeps it from expiring. */
    public Optional<Account> find(SecretToken token) {
        var now = clock.instant();
        var row = sessions.find(token.sha256(), now, now.minus(IDLE));
        if (row.isPresent() && row.get().seenAt().isBefore(now.minus(TOUCH_EVERY))) {
            sessions.touch(token.sha256(), now);
        }
        return row.map(found -> found.toAccount(token));
    }

    public List<OpenSession> of(Account account) {
        var now = clock.instant();
        var mine = account.session().sha256();
        return sessions.of(account.id(), now, now.minus(IDLE)).stream()
                .map(row -> new OpenSession(
                        row.sessionId(),
                        row.openedAt(),
                        row.seenAt(),
                        row.browser(),
                        Arrays.equals(row.tokenHash(), mine)))
                .toList();
    }

    public void signOut(Account account) {
        transactions.write(() -> {
            if (sessions.close(account.session().sha256()) == 1 && account.isComplete()) {
                audit.append(account.actor(), Act.SIGN_OUT, account.subject(), null, null, null);
            }
        });
    }

    /** Ends one of the colleague's sessions; false when there is none of that number. */
    public boolean end(Account account, long sessionId) {
        return end(account, () -> sessions.closeOne(sessionId, account.id())) == 1;
    }

    /** Ends all sessions of the colleague except this one. */
    public void endOthers(Account account) {
        end(account, () -> closeOthers(account));
    }

    private int end(Account account, IntSupplier close) {
        return transactions.write(() -> {
            int ended = hold(account).isPresent() ? close.getAsInt() : 0;
            if (ended > 0) {
                audit.append(
                        account.actor(), Act.SESSION_END, account.subject(), Map.of("sessions", ended), null, null);
            }
            return ended;
        });
    }

    /** Ends all others, in the transaction of the act that leads to it, whose audit entry says so. */
    int closeOthers(Account account) {
        return sessions.closeOthers(account.id(), account.session().sha256());
    }

    /** Ends all sessions of an account, in the transaction of the act that leads to it. */
    public int closeAll(int moderatorId) {
        return sessions.closeAll(moderatorId);
    }

    /**
     * A session as shown to its owner.
     *
     * @param browser a coarse description, or null when not recognized
     * @param isThis whether it is the session of this request
     */
    public record OpenSession(long id, Instant openedAt, Instant seenAt, String browser, boolean isThis) {}
}
