package fr.voix.account;

import fr.voix.account.ActivateResult.Activated;
import fr.voix.account.ActivateResult.Busy;
import fr.voix.account.ActivateResult.Gone;
import fr.voix.account.ActivateResult.Refused;
import fr.voix.account.InviteResult.AlreadyActive;
import fr.voix.account.InviteResult.Invited;
import fr.voix.account.InviteResult.NotAnAddress;
import fr.voix.platform.PublicUrl;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Accounts by invitation only: a one-time link, good for three days, sets the password. */
@Singleton
class InvitationService {

    static final Duration LIFETIME = Duration.ofHours(72);
    static final String PATH = "/moderation/invitation/";

    private final ModeratorRepository moderators;
    private final InvitationRepository invitations;
    private final PasswordService passwords;
    private final TransactionOperations<Connection> transactions;
    private final PublicUrl publicUrl;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    InvitationService(
            ModeratorRepository moderators,
            InvitationRepository invitations,
            PasswordService passwords,
            TransactionOperations<Connection> transactions,
            PublicUrl publicUrl,
            Clock clock) {
        this.moderators = moderators;
        this.invitations = invitations;
        this.passwords = passwords;
        this.transactions = transactions;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Invites somebody, or replaces the invitation of somebody who has not taken it up. */
    InviteResult invite(String email, Role role) {
        return EmailAddress.parse(email)
                .map(address -> transactions.executeWrite(status -> invite(address, role)))
                .orElseGet(() -> new NotAnAddress(email));
    }

    private InviteResult invite(EmailAddress address, Role role) {
        var now = clock.instant();
        if (moderators.invite(address.value(), role.name(), now) == 0) {
            return new AlreadyActive(address.value());
        }
        int id = moderators.byEmail(address.value()).orElseThrow().moderatorId();
        var token = SecretToken.random(random);
        var expiresAt = now.plus(LIFETIME);
        invitations.withdraw(id);
        invitations.add(token.sha256(), id, expiresAt);
        return new Invited(address.value(), publicUrl.origin() + PATH + token.text(), expiresAt);
    }

    /** Whose invitation this is, while it stands. Looking does not use it up. */
    Optional<String> emailOf(String token) {
        return standing(token).map(InvitationRow::email);
    }

    private Optional<InvitationRow> standing(String token) {
        return SecretToken.parse(token).flatMap(known -> invitations.standing(known.sha256(), clock.instant()));
    }

    /** Sets the password and uses the invitation up; a password that is refused leaves the invitation standing. */
    ActivateResult activate(String token, String password, String again) {
        var invitation = standing(token);
        if (invitation.isEmpty()) {
            return new Gone();
        }
        var email = invitation.get().email();
        var flaw = passwords.flawIn(password, again, email);
        if (flaw.isPresent()) {
            return new Refused(email, flaw.get());
        }
        var hash = passwords.hash(password);
        if (hash.isEmpty()) {
            return new Busy(email);
        }
        int id = invitation.get().moderatorId();
        var tokenHash = SecretToken.parse(token).orElseThrow().sha256();
        return transactions.executeWrite(status -> activate(tokenHash, id, hash.get()));
    }

    private ActivateResult activate(byte[] tokenHash, int moderatorId, String passwordHash) {
        var now = clock.instant();
        boolean isFirst = invitations.use(tokenHash, now) == 1;
        return isFirst && moderators.activate(moderatorId, passwordHash, now) == 1 ? new Activated() : new Gone();
    }
}
