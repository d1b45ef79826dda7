package fr.voix.base.mail;

import fr.voix.base.audit.Act;
import fr.voix.base.audit.Actor;
import fr.voix.base.audit.AuditService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Letters that were given up, for a colleague or operator who can do something about it. */
@Singleton
public class DeadMailService {

    /** The subject of the acts in the account. */
    static final String SUBJECT = "outbox";

    private static final int MOST = 100;

    private final OutboxRepository outbox;
    private final MailSealService seals;
    private final AuditService audit;
    private final SmtpConfig smtp;
    private final Clock clock;

    DeadMailService(OutboxRepository outbox, MailSealService seals, AuditService audit, SmtpConfig smtp, Clock clock) {
        this.outbox = outbox;
        this.seals = seals;
        this.audit = audit;
        this.smtp = smtp;
        this.clock = clock;
    }

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
    @Transactional
    public int resend(@Nullable UUID id, Actor actor) {
        int revived = outbox.revive(id, clock.instant());
        if (revived > 0) {
            audit.append(actor, Act.MAIL_RESEND, SUBJECT, null, Map.of("mails", revived), null);
        }
        return revived;
    }
}
