package fr.voix.desk.account;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.desk.account.attempt.Caller;
import fr.voix.desk.account.attempt.SignInCount;
import fr.voix.desk.account.passkey.PasskeyOwner;
import fr.voix.desk.account.passkey.PasskeyService;
import fr.voix.desk.account.passkey.PasskeyService.PasskeyResult;
import fr.voix.desk.account.recovery.RecoveryCodeService;
import fr.voix.desk.account.totp.TotpService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Changes second factors of one account, one change at a time under the lock of its row. */
@Singleton
public record FactorService(
        ModeratorRepository moderators,
        PasskeyService passkeys,
        TotpService totp,
        RecoveryCodeService recovery,
        SessionService sessions,
        SignInCount counts,
        AccountLetterService letters,
        AuditService audit,
        Transactions transactions) {

    /** The purpose of forms that add a factor. */
    public static final String ADD = "add-factor";

    /** The result of adding a factor, with its audit entry. */
    private record Addition(FactorResult result, Act act, Map<String, ?> after) {

        Addition(FactorResult refusal) {
            this(refusal, null, null);
        }
    }

    /** The owner for a new passkey of this account. */
    public PasskeyOwner ownerOf(int moderatorId) {
        return moderators.byId(moderatorId).orElseThrow().owner();
    }

    boolean hasAny(int moderatorId) {
        return totp.since(moderatorId).isPresent() || !passkeys.of(moderatorId).isEmpty();
    }

    /** Whether a new sign-in is needed before a change of factors; not when the first factor is being set up. */
    public boolean isStale(Account account) {
        return account.isComplete() && !sessions.isFresh(account);
    }

    public FactorResult addTotp(Account account, String sealed, String code, Caller caller) {
        return add(account, caller, "totp", () -> {
            if (totp.since(account.id()).isPresent()) {
                return new Addition(new FactorResult.TooLate());
            }
            return totp.add(account.id(), sealed, account.context(ADD), code)
                    ? new Addition(new FactorResult.Done(), Act.TOTP_ADD, null)
                    : new Addition(new FactorResult.Refused("totp.refused"));
        });
    }

    public FactorResult addPasskey(Account account, String name, String response, Caller caller) {
        return add(account, caller, "passkey", () -> switch (passkeys.register(
                account.id(), account.context(ADD), name, response)) {
            case PasskeyResult.Invalid invalid -> new Addition(new FactorResult.Refused("passkey.refused"));
            case PasskeyResult.Expired expired -> new Addition(new FactorResult.Refused("passkey.expired"));
            case PasskeyResult.Right registered ->
                new Addition(new FactorResult.Done(), Act.PASSKEY_ADD, Map.of("passkey", registered.passkeyId()));
        });
    }

    /**
     * Adds a factor. A session opened by a password alone may add only the first one: an attacker who found the password must not
     * add a factor beside the owner's.
     */
    private FactorResult add(Account account, Caller caller, String factor, Supplier<Addition> addition) {
        return change(account, owner -> account.isComplete() || !hasAny(account.id()), owner -> {
            var added = addition.get();
            if (!(added.result() instanceof FactorResult.Done)) {
                return added.result();
            }
            if (account.isComplete()) {
                write(account, added.act(), null, added.after());
                return added.result();
            }
            sessions.closeOthers(account);
            write(account, added.act(), null, added.after());
            var token = sessions.complete(account, caller, factor).orElseThrow();
            return new FactorResult.First(token, counts.device(account.id(), caller), makeCodes(account));
        });
    }

    /** Makes a change in one transaction with the account locked, if the owner signed in recently. */
    private FactorResult change(
            Account account, Predicate<ModeratorRow> isPossible, Function<ModeratorRow, FactorResult> change) {
        return transactions.write(() -> {
            var owner = sessions.hold(account).filter(isPossible);
            if (owner.isEmpty()) {
                return new FactorResult.TooLate();
            }
            return isStale(account) ? new FactorResult.Stale() : change.apply(owner.get());
        });
    }

    /** Removes all factors, and ends all sessions. */
    void forgetAll(int moderatorId) {
        totp.remove(moderatorId);
        passkeys.removeAll(moderatorId);
        recovery.clear(moderatorId);
        sessions.closeAll(moderatorId);
    }

    public FactorResult removeTotp(Account account) {
        return change(account, owner -> totp.since(account.id()).isPresent(), owner -> {
            if (owner.passwordHash() != null && passkeys.of(account.id()).isEmpty()) {
                return new FactorResult.Last();
            }
            totp.remove(account.id());
            write(account, Act.TOTP_REMOVE, null, null);
            return new FactorResult.Done();
        });
    }

    public FactorResult removePasskey(Account account, int passkeyId) {
        return change(
                account, owner -> passkeys.of(account.id()).stream().anyMatch(key -> key.id() == passkeyId), owner -> {
                    boolean hasOtherWay = owner.passwordHash() != null
                            && totp.since(account.id()).isPresent();
                    if (passkeys.of(account.id()).size() == 1 && !hasOtherWay) {
                        return new FactorResult.Last();
                    }
                    passkeys.remove(passkeyId, account.id());
                    write(account, Act.PASSKEY_REMOVE, Map.of("passkey", passkeyId), null);
                    return new FactorResult.Done();
                });
    }

    /** Replaces the recovery codes. */
    public FactorResult renewCodes(Account account) {
        return change(account, owner -> true, owner -> {
            letters.tell(account.id(), Act.RECOVERY_CODES_MAKE);
            return new FactorResult.Codes(makeCodes(account));
        });
    }

    private List<String> makeCodes(Account account) {
        var codes = recovery.make(account.id());
        audit.append(
                account.actor(), Act.RECOVERY_CODES_MAKE, account.subject(), null, Map.of("codes", codes.size()), null);
        return codes;
    }

    private void write(Account account, Act act, Map<String, ?> before, Map<String, ?> after) {
        letters.tell(account.id(), act);
        audit.append(account.actor(), act, account.subject(), before, after, null);
    }

    /** The result of changing second factors of one's own account. */
    public sealed interface FactorResult {

        /** A factor was added or removed. */
        record Done() implements FactorResult {}

        /**
         * The first factor of an account: its session is complete now.
         *
         * @param codes recovery codes, shown only now
         */
        record First(SecretToken token, String device, List<String> codes) implements FactorResult {

            @Override
            public String toString() {
                return "First[…]";
            }
        }

        /** New recovery codes, shown only now. */
        record Codes(List<String> codes) implements FactorResult {

            @Override
            public String toString() {
                return "Codes[…]";
            }
        }

        /** @param problem the key of a text about the fault of the code or passkey */
        record Refused(String problem) implements FactorResult {}

        /** The sign-in is too long ago. */
        record Stale() implements FactorResult {}

        /** The last factor, without which the owner could not sign in. */
        record Last() implements FactorResult {}

        /** Another request was first: the session has ended or may do no more, or the factor was added or removed already. */
        record TooLate() implements FactorResult {}
    }
}
