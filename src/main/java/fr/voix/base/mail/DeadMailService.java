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

/** Mails that were given up, for a moderator or operator who can send them again. */
@Singleton
public record DeadMailService(
        OutboxRepository outbox,
        MailSeal seals,
        AuditService audit,
        SmtpConfig smtp,
        Transactions transactions,
        Clock clock) {

    /** The subject of these acts in the audit log. */
    static final String SUBJECT = "outbox";

    private static final int MOST = 100;

    /** Whether a mail server is configured. */
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
     * Puts one or all dead mails back into the queue, and returns how many. The audit log gets the number only, no recipient.
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
