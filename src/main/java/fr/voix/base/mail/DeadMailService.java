package fr.voix.base.mail;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import fr.voix.base.database.Transactions;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Letters that were given up, for a colleague or operator who can do something about it. */
@Singleton
public record DeadMailService(
        OutboxRepository outbox,
        MailSeal seals,
        AuditService audit,
        SmtpConfig smtp,
        Transactions transactions,
        Clock clock) {

    /** The subject of the acts in the account. */
    static final String SUBJECT = "outbox";

    private static final int MOST = 100;

    /** Whether there is a server to give mail to. */
    public boolean isSending() {
        return smtp.isConfigured();
    }

    public MailCount count() {
        return outbox.count();
    }

    /** The latest first. */
    public List<DeadMail> latest() {
        return outbox.dead(MOST).stream()
                .map(mail -> new DeadMail(
                        mail.mailId(), mail.reference(), to(mail), mail.failure(), mail.attempts(), mail.settledAt()))
                .toList();
    }

    @Nullable
    private String to(OutboxRow mail) {
        return mail.recipient() == null
                ? null
                : seals.recipient(mail).map(EmailAddress::masked).orElse(null);
    }

    /**
     * Lets one wait again, or all; how many. The account tells how many and what about, never for whom.
     *
     * @param id null for all
     */
    public int resend(@Nullable UUID id, Actor actor) {
        return transactions.write(() -> {
            int revived = outbox.revive(id, clock.instant());
            if (revived > 0) {
                audit.append(actor, Act.MAIL_RESEND, SUBJECT, null, Map.of("mails", revived), null);
            }
            return revived;
        });
    }
}
