package fr.voix.desk.account;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.attempt.SignInCount;
import fr.voix.desk.account.passkey.PasskeyService;
import fr.voix.desk.account.passkey.PasskeyService.PasskeyResult;
import fr.voix.desk.account.recovery.RecoveryCodeService;
import fr.voix.desk.account.totp.TotpService;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The second step of signing in, which opens a complete session. */
@Singleton
public record SecondStep(
        SignInCount counts,
        SessionService sessions,
        PasskeyService passkeys,
        TotpService totp,
        RecoveryCodeService recovery,
        AccountLetterService letters,
        AuditService audit,
        Transactions transactions) {

    private static final Logger LOG = LoggerFactory.getLogger(SecondStep.class);

    /** The purpose of challenges on its page. */
    public static final String STEP = "second-step";

    private static final String RECOVERY_CODE = "recovery-code";

    public EntryResult code(Account account, String code, Caller caller) {
        return counted(account, caller, "totp", "step.refused", () -> totp.use(account.id(), code));
    }

    public EntryResult recoveryCode(Account account, String code, Caller caller) {
        return counted(account, caller, RECOVERY_CODE, "recovery.refused", () -> recovery.use(account.id(), code));
    }

    public EntryResult passkey(Account account, String response, Caller caller) {
        return counted(
                account,
                caller,
                "passkey",
                "passkey.refused",
                () -> passkeys.verify(account.context(STEP), response) instanceof PasskeyResult.Right verified
                        && verified.moderatorId() == account.id());
    }

    /** Checks a factor; tries count for the same pauses as passwords. */
    private EntryResult counted(
            Account account, Caller caller, String factor, String refusal, Supplier<Boolean> isRight) {
        var attempt = counts.count(account.moderator().mail(), account.id(), caller);
        if (attempt.isPaused()) {
            LOG.info("sign-in refused: {} paused, account {}", factor, account.id());
            return new EntryResult.Paused(attempt.pause());
        }
        return transactions.write(() -> {
            if (sessions.hold(account).isEmpty()) {
                counts.takeBack(attempt);
                return new EntryResult.Expired();
            }
            if (!isRight.get()) {
                LOG.info("sign-in refused: wrong {}, account {}", factor, account.id());
                return new EntryResult.Refused(refusal);
            }
            counts.forget(attempt);
            return complete(account, caller, factor);
        });
    }

    private EntryResult complete(Account account, Caller caller, String factor) {
        var token = sessions.complete(account, caller, factor);
        if (token.isEmpty()) {
            return new EntryResult.Expired();
        }
        letters.tellSignIn(account.id(), caller);
        if (factor.equals(RECOVERY_CODE)) {
            letters.tell(account.id(), Act.RECOVERY_CODE_USE);
            var left = Map.of("left", recovery.left(account.id()));
            audit.append(account.actor(), Act.RECOVERY_CODE_USE, account.subject(), null, left, null);
        }
        return new EntryResult.Opened(token.get(), counts.device(account.id(), caller));
    }
}
