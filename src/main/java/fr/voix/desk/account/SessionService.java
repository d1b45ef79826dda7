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

/** Sessions live in the database: any instance knows them, and ending one ends it everywhere. */
@Singleton
public record SessionService(
        SessionRepository sessions,
        ModeratorRepository moderators,
        AuditService audit,
        Secrets secrets,
        Transactions transactions,
        Clock clock) {

    static final Duration IDLE = Duration.ofMinutes(30);

    /** For so long after a sign-in a colleague is not asked again before the ways into the account change. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    /** Use within the same minute is not written again. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private static final byte[] MARK_LABEL = "voix-mod-session-v1".getBytes(StandardCharsets.US_ASCII);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Forgets those that ended by themselves, whether or not anybody signs in again. */
    @Scheduled(initialDelay = "2m", fixedDelay = "15m")
    void forgetEnded() {
        var now = clock.instant();
        DatabaseOutage.passOver(() -> sessions.sweep(now, now.minus(IDLE)));
    }

    /** Opens a session, always with a new token. In the transaction of what it follows from. */
    SecretToken open(int moderatorId, SessionState state, String browser) {
        var now = clock.instant();
        var token = SecretToken.marked(RANDOM, markKey());
        sessions.open(token.sha256(), moderatorId, state.name(), now, now.plus(state.lifetime()), browser);
        return token;
    }

    /** Puts a complete session in the place of a half-open one; empty when that one has ended meanwhile. */
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
     * The account of a session that still lasts; both then do until the end of the transaction. Whatever a session changes in
     * its account begins with this: a request may have waited since it was let in, while a one-time link replaced all factors
     * and ended all sessions.
     */
    Optional<ModeratorRow> hold(Account account) {
        return moderators
                .lock(account.id())
                .filter(ModeratorRow::isInUse)
                .filter(row -> sessions.lock(account.session().sha256()).isPresent());
    }

    /** Whether a colleague showed just now who they are: a browser that was left open is not enough for what asks this. */
    public boolean isFresh(Account account) {
        var since = clock.instant().minus(FRESH);
        return sessions.openedAt(account.session().sha256())
                .filter(since::isBefore)
                .isPresent();
    }

    /**
     * Why a colleague may not change the team now: no administrator any more, or in no fresh session. All administrators are held
     * until the end of the transaction, so that changes of the team come one after the other.
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

    /** Ends the session of a token that its browser has no more use for, as it has been given another. */
    public void leave(SecretToken token) {
        sessions.close(token.sha256());
    }

    /**
     * Whether a token was ever given out, which costs nothing to ask; any other token that a client sends belongs to no
     * session.
     */
    public boolean isOurs(SecretToken token) {
        return token.isMarked(markKey());
    }

    private byte[] markKey() {
        return Sha256.hmac(secrets.cookieKey(), MARK_LABEL);
    }

    /** Whose session this is, while it lasts; using it keeps it from going idle. */
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

    /** Ends one of one's own; false when there is none of that number, or no more. */
    public boolean end(Account account, long sessionId) {
        return end(account, () -> sessions.closeOne(sessionId, account.id())) == 1;
    }

    /** Ends all of one's own but this one. */
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

    /** In the transaction of what it follows from, whose entry says it. */
    int closeOthers(Account account) {
        return sessions.closeOthers(account.id(), account.session().sha256());
    }

    /** Ends all sessions of an account, in the transaction of what that follows from. */
    public int closeAll(int moderatorId) {
        return sessions.closeAll(moderatorId);
    }

    /**
     * A session as its owner sees it.
     *
     * @param browser a coarse description, or null when nothing was recognised
     * @param isThis the one that asks
     */
    public record OpenSession(long id, Instant openedAt, Instant seenAt, String browser, boolean isThis) {}
}
