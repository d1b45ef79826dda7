package fr.voix.desk.account;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import fr.voix.desk.account.InvitationRepository.StandingLink;
import fr.voix.desk.account.attempt.PasswordService;
import fr.voix.desk.account.passkey.PasskeyOwner;
import fr.voix.desk.account.passkey.PasskeyService;
import fr.voix.desk.account.passkey.PasskeyService.PasskeyResult;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Activates or resets an account by a one-time link, with a password, or with a passkey and no password. */
@Singleton
public record AccountActivation(
        ModeratorRepository moderators,
        InvitationRepository invitations,
        PasswordService passwords,
        PasskeyService passkeys,
        FactorService factors,
        AccountLetterService letters,
        AuditService audit,
        Transactions transactions,
        Clock clock) {

    private static final String PURPOSE = "invitation ";

    /** The account of a valid link; this does not use the link up. */
    public Optional<Invitee> inviteeOf(String token) {
        return standing(token)
                .flatMap(row ->
                        moderators.byId(row.moderatorId()).map(account -> new Invitee(account.owner(), row.isReset())));
    }

    private Optional<StandingLink> standing(String token) {
        return SecretToken.parse(token).flatMap(known -> invitations.standing(known.sha256(), clock.instant()));
    }

    /** The purpose that binds a new passkey to this link. */
    public static String purpose(String token) {
        return PURPOSE + token;
    }

    /** Sets the password and uses the link up; after a refused password the link stays valid. */
    public EntryResult activate(String token, String password, String again) {
        var invitee = inviteeOf(token);
        if (invitee.isEmpty()) {
            return new EntryResult.Expired();
        }
        var flaw = passwords.flawIn(password, again, invitee.get().mail());
        return flaw.isPresent()
                ? new EntryResult.Refused("password." + flaw.get())
                : passwords
                        .hash(password)
                        .map(hash -> take(token, invitee.get(), hash, row -> true))
                        .orElseGet(EntryResult.Busy::new);
    }

    /** Adds a passkey, which is then the only way to sign in, and uses the link up. */
    public EntryResult activateByPasskey(String token, String name, String response) {
        Predicate<StandingLink> addition = row ->
                passkeys.register(row.moderatorId(), purpose(token), name, response) instanceof PasskeyResult.Right;
        return inviteeOf(token)
                .map(invitee -> take(token, invitee, null, addition))
                .orElseGet(EntryResult.Expired::new);
    }

    private EntryResult take(String token, Invitee invitee, String passwordHash, Predicate<StandingLink> addition) {
        return transactions.write(() -> {
            moderators.lock(invitee.owner().moderatorId());
            // read again under the lock: a second request finds the link used
            var row = standing(token);
            if (row.isEmpty()) {
                return new EntryResult.Expired();
            }
            if (row.get().isReset()) {
                factors.forgetAll(row.get().moderatorId());
            }
            if (!addition.test(row.get())) {
                transactions.undo();
                return new EntryResult.Refused("passkey.refused");
            }
            return activate(token, row.get(), passwordHash);
        });
    }

    private EntryResult activate(String token, StandingLink row, String passwordHash) {
        var now = clock.instant();
        var used = SecretToken.parse(token).orElseThrow().sha256();
        invitations.use(used, now);
        invitations.noteReset(used, now);
        moderators.activate(row.moderatorId(), passwordHash, now);
        if (row.isReset()) {
            letters.tell(row.moderatorId(), Act.FACTORS_RESET);
        }
        var moderator = moderators.byId(row.moderatorId()).orElseThrow().toDomain();
        audit.append(
                Actor.of(moderator.id(), moderator.role().name()),
                row.isReset() ? Act.FACTORS_RESET : Act.ACCOUNT_ACTIVATE,
                moderator.subject(),
                null,
                Map.of("by", passwordHash == null ? "passkey" : "password"),
                null);
        return new EntryResult.Done();
    }

    /** The owner of a one-time link. {@code isReset}: whether the account is in use and gets new factors. */
    public record Invitee(PasskeyOwner owner, boolean isReset) {

        public String mail() {
            return owner.name();
        }
    }
}
