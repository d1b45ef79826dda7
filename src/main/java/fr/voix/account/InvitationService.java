package fr.voix.account;

import fr.voix.account.InviteResult.AlreadyActive;
import fr.voix.account.InviteResult.Invited;
import fr.voix.account.InviteResult.NotActive;
import fr.voix.account.InviteResult.NotAnAddress;
import fr.voix.account.InviteResult.OwnAccount;
import fr.voix.audit.Act;
import fr.voix.audit.Actor;
import fr.voix.audit.AuditService;
import fr.voix.mail.EmailAddress;
import fr.voix.platform.PublicUrl;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Makes one-time links: into a new account, or to new factors of one in use. */
@Singleton
public class InvitationService {

    static final Duration LIFETIME = Duration.ofHours(72);
    static final Duration RESET_LIFETIME = Duration.ofHours(24);
    static final String PATH = "/moderation/invitation/";

    private final ModeratorRepository moderators;
    private final InvitationRepository invitations;
    private final SessionService sessions;
    private final DependenceService dependences;
    private final AuditService audit;
    private final PublicUrl publicUrl;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    InvitationService(
            ModeratorRepository moderators,
            InvitationRepository invitations,
            SessionService sessions,
            DependenceService dependences,
            AuditService audit,
            PublicUrl publicUrl,
            Clock clock) {
        this.moderators = moderators;
        this.invitations = invitations;
        this.sessions = sessions;
        this.dependences = dependences;
        this.audit = audit;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Invites somebody, or replaces the invitation of somebody who has not taken it up. */
    @Transactional
    public InviteResult invite(Account by, String email, Role role) {
        return sessions.holdAsAdministrator(by) ? invite(by.actor(), email, role) : new InviteResult.NotAllowed();
    }

    /** The same for the command line. */
    @Transactional
    public InviteResult invite(String email, Role role) {
        return invite(Actor.OPERATOR, email, role);
    }

    private InviteResult invite(Actor actor, String email, Role role) {
        var address = EmailAddress.parse(email);
        if (address.isEmpty()) {
            return new NotAnAddress(email);
        }
        var known = address.get().value();
        if (moderators.invite(known, role.name(), clock.instant()) == 0) {
            return new AlreadyActive(known);
        }
        var account = moderators.byEmail(known).orElseThrow();
        var invited = link(actor, account, InvitationRepository.INVITE, LIFETIME);
        dependences.write(actor, Dependence.INVITED, account.moderatorId());
        write(actor, Act.INVITE, account.moderatorId(), Map.of("role", role.name()));
        return invited;
    }

    /** A link for a colleague who lost a factor. Until it is used nothing changes. */
    @Transactional
    public InviteResult resetLink(Account by, int moderatorId) {
        if (by.id() == moderatorId) {
            return new OwnAccount();
        }
        return sessions.holdAsAdministrator(by) ? resetLink(by.actor(), moderatorId) : new InviteResult.NotAllowed();
    }

    private InviteResult resetLink(Actor actor, int moderatorId) {
        var account = moderators.lock(moderatorId).filter(ModeratorRow::isInUse);
        if (account.isEmpty()) {
            return new NotActive();
        }
        var invited = link(actor, account.get(), InvitationRepository.RESET, RESET_LIFETIME);
        write(actor, Act.RESET_LINK, moderatorId, null);
        return invited;
    }

    /** The same for the command line, which knows addresses. */
    @Transactional
    public InviteResult resetLink(String email) {
        return EmailAddress.parse(email)
                .flatMap(address -> moderators.byEmail(address.value()))
                .map(account -> resetLink(Actor.OPERATOR, account.moderatorId()))
                .orElseGet(NotActive::new);
    }

    /** Takes back the link of somebody; an account that was never in use goes with it. */
    @Transactional
    public WithdrawResult withdraw(Account by, int moderatorId) {
        if (!sessions.holdAsAdministrator(by)) {
            return new WithdrawResult.NotAllowed();
        }
        var account = moderators.lock(moderatorId);
        int withdrawn = account.isPresent() ? invitations.withdraw(moderatorId) : 0;
        boolean isForgotten =
                account.filter(row -> row.activatedAt() == null).isPresent() && moderators.forget(moderatorId) == 1;
        if (withdrawn == 0 && !isForgotten) {
            return new WithdrawResult.None();
        }
        write(by.actor(), Act.INVITE_WITHDRAW, moderatorId, null);
        return new WithdrawResult.Withdrawn();
    }

    private Invited link(Actor actor, ModeratorRow account, String purpose, Duration lifetime) {
        var token = SecretToken.random(random);
        var expiresAt = clock.instant().plus(lifetime);
        invitations.withdraw(account.moderatorId());
        invitations.add(token.sha256(), account.moderatorId(), purpose, actor.moderatorId(), expiresAt);
        return new Invited(account.email(), publicUrl.origin() + PATH + token.text(), expiresAt);
    }

    private void write(Actor actor, Act act, int moderatorId, Map<String, ?> after) {
        audit.append(actor, act, Moderator.subject(moderatorId), null, after, null);
    }
}
