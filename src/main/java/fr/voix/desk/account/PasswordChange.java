package fr.voix.desk.account;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.attempt.PasswordService;
import fr.voix.desk.account.attempt.SignInCount;
import fr.voix.desk.account.attempt.SignInCount.SignInTry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Changes one's password; the present one must be given. */
@Singleton
public record PasswordChange(
        ModeratorRepository moderators,
        PasswordService passwords,
        SignInCount counts,
        SessionService sessions,
        AccountLetterService letters,
        AuditService audit,
        Transactions transactions) {

    /** The problem key for a wrong present password. */
    public static final String WRONG = "password.wrong";

    /** Whether the account has a password; an account with passkeys only has none. */
    public boolean hasPassword(int moderatorId) {
        return present(moderatorId).isPresent();
    }

    private Optional<String> present(int moderatorId) {
        return moderators.byId(moderatorId).map(ModeratorRow::passwordHash);
    }

    /** Ends all other sessions, so that an attacker with the old password is out. */
    public EntryResult change(Account account, String current, String password, String again, Caller caller) {
        var mail = account.moderator().mail();
        var flaw = passwords.flawIn(password, again, mail);
        if (flaw.isPresent()) {
            return new EntryResult.Refused("password." + flaw.get());
        }
        var attempt = counts.count(mail, account.id(), caller);
        if (attempt.isPaused()) {
            return new EntryResult.Paused(attempt.pause());
        }
        var present = present(account.id());
        return switch (passwords.matches(current, present)) {
            case BUSY -> busy(attempt);
            case NO -> new EntryResult.Refused(WRONG);
            case YES ->
                passwords
                        .hash(password)
                        .map(hash -> transactions.write(() -> store(account, present.orElseThrow(), hash, attempt)))
                        .orElseGet(() -> busy(attempt));
        };
    }

    /** No hash was computed in time: this does not count as a failed try. */
    private EntryResult busy(SignInTry attempt) {
        counts.takeBack(attempt);
        return new EntryResult.Busy();
    }

    /** Stores the hash, unless password or session changed during hashing. */
    private EntryResult store(Account account, String verified, String hash, SignInTry attempt) {
        var owner = sessions.hold(account);
        if (owner.isEmpty()) {
            return new EntryResult.Expired();
        }
        if (!verified.equals(owner.get().passwordHash())) {
            return new EntryResult.Refused(WRONG);
        }
        counts.takeBack(attempt);
        moderators.changePassword(account.id(), hash);
        int ended = sessions.closeOthers(account);
        letters.tell(account.id(), Act.PASSWORD_CHANGE);
        audit.append(
                account.actor(), Act.PASSWORD_CHANGE, account.subject(), null, Map.of("sessions_ended", ended), null);
        return new EntryResult.Done();
    }
}
