package fr.voix.desk.account;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.database.Transactions;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Language;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Makes one-time links: to a new account, or to new factors of one in use. */
@Singleton
public record InvitationService(
        ModeratorRepository moderators,
        InvitationRepository invitations,
        SessionService sessions,
        SecondPersonService seconds,
        AccountLetterService letters,
        AccountJournal journal,
        PublicUrl publicUrl,
        Clock clock,
        Transactions transactions) {

    static final Duration LIFETIME = Duration.ofHours(72);
    static final Duration RESET_LIFETIME = Duration.ofHours(24);
    public static final String PATH = "/moderation/invitation/";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Mails an invitation to a colleague; it replaces an unused one. The inviting administrator never sees the link. */
    public InviteResult invite(Account by, String mail, Role role, Language language) {
        return transactions.write(() -> refusal(by).orElseGet(() -> invite(by.actor(), mail, role, language, false)));
    }

    /** For the command line. {@code isPrinted}: whether the link is printed although there is a mail server. */
    public InviteResult invite(String mail, Role role, boolean isPrinted) {
        return transactions.write(
                () -> invite(Actor.OPERATOR, mail, role, Language.FR, isPrinted || !letters.areSent()));
    }

    private InviteResult invite(Actor actor, String mail, Role role, Language language, boolean isPrinted) {
        var address = EmailAddress.parse(mail);
        if (address.isEmpty()) {
            return new InviteResult.NotAnAddress(mail);
        }
        var known = address.get().value();
        if (moderators.invite(known, role.name(), language.code(), clock.instant()) == 0) {
            return new InviteResult.AlreadyActive(known);
        }
        var account = moderators.byMail(known).orElseThrow();
        var invited = link(actor, account, InvitationRepository.INVITE, LIFETIME);
        seconds.noteDependence(actor, Dependence.INVITED, account.moderatorId());
        InviteResult result = isPrinted ? invited : mailed(account, "INVITATION", invited);
        journal.write(actor, Act.INVITE, account.moderatorId(), null, Map.of("role", role.name()), null);
        return result;
    }

    private InviteResult.Mailed mailed(ModeratorRow account, String kind, InviteResult.Invited invited) {
        letters.link(account, kind, invited.link(), invited.expiresAt());
        return new InviteResult.Mailed(invited.mail(), invited.expiresAt());
    }

    /** Mails a reset link to a colleague who lost a factor. Nothing changes until it is used. */
    public InviteResult resetLink(Account by, int moderatorId) {
        return by.id() == moderatorId
                ? new InviteResult.Refused(TeamResult.OWN)
                : transactions.write(() -> refusal(by).orElseGet(() -> resetLink(by.actor(), moderatorId, false)));
    }

    /** The reason for which this administrator may not make a link now, if any. */
    private Optional<InviteResult> refusal(Account by) {
        return sessions.refusalToAdminister(by)
                .or(() -> letters.areSent() ? Optional.empty() : Optional.of(TeamResult.NO_MAIL))
                .map(InviteResult.Refused::new);
    }

    private InviteResult resetLink(Actor actor, int moderatorId, boolean isPrinted) {
        var account = moderators.lock(moderatorId).filter(ModeratorRow::isInUse);
        if (account.isEmpty()) {
            return new InviteResult.Refused(TeamResult.NOT_ACTIVE);
        }
        var invited = link(actor, account.get(), InvitationRepository.RESET, RESET_LIFETIME);
        InviteResult result = isPrinted ? invited : mailed(account.get(), "RESET", invited);
        if (isPrinted) {
            letters.tell(moderatorId, Act.RESET_LINK);
        }
        journal.write(actor, Act.RESET_LINK, moderatorId, null, null, null);
        return result;
    }

    /** For the command line, which uses addresses; of a printed link the owner gets a notice. */
    public InviteResult resetLink(String mail, boolean isPrinted) {
        return transactions.write(() -> EmailAddress.parse(mail)
                .flatMap(address -> moderators.byMail(address.value()))
                .map(account -> resetLink(Actor.OPERATOR, account.moderatorId(), isPrinted || !letters.areSent()))
                .orElseGet(() -> new InviteResult.Refused(TeamResult.NOT_ACTIVE)));
    }

    /** Withdraws a colleague's link, and deletes an account that was never in use. */
    public TeamResult withdraw(Account by, int moderatorId) {
        return transactions.write(
                () -> sessions.refusalToAdminister(by).orElseGet(() -> withdraw(by.actor(), moderatorId)));
    }

    private TeamResult withdraw(Actor actor, int moderatorId) {
        var account = moderators.lock(moderatorId);
        int withdrawn = account.isPresent() ? invitations.withdraw(moderatorId) : 0;
        boolean isForgotten =
                account.filter(row -> row.activatedAt() == null).isPresent() && moderators.forget(moderatorId) == 1;
        if (withdrawn == 0 && !isForgotten) {
            return TeamResult.UNKNOWN;
        }
        journal.write(actor, Act.INVITE_WITHDRAW, moderatorId, null, null, null);
        return TeamResult.DONE;
    }

    private InviteResult.Invited link(Actor actor, ModeratorRow account, String purpose, Duration lifetime) {
        var token = SecretToken.random(RANDOM);
        var expiresAt = clock.instant().plus(lifetime);
        invitations.withdraw(account.moderatorId());
        invitations.add(token.sha256(), account.moderatorId(), purpose, actor.moderatorId(), expiresAt);
        return new InviteResult.Invited(account.mail(), publicUrl.origin() + PATH + token.text(), expiresAt);
    }

    /** The result of making a one-time link. */
    public sealed interface InviteResult {

        /** Only for the command line, which shows the link once; only its hash is stored. */
        record Invited(String mail, String link, Instant expiresAt) implements InviteResult {

            @Override
            public String toString() {
                return "Invited[…]";
            }
        }

        /** The link was mailed to its owner, and nobody else has seen it. */
        record Mailed(String mail, Instant expiresAt) implements InviteResult {}

        /** Nothing was made. */
        record Refused(TeamResult why) implements InviteResult {}

        /** The account is in use: an invitation could let its finder take it over. */
        record AlreadyActive(String mail) implements InviteResult {}

        record NotAnAddress(String text) implements InviteResult {}
    }
}
