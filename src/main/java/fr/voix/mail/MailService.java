package fr.voix.mail;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Posts mail: it is written down in the transaction in which happens what it is about, and sent once that is committed. What
 * is rolled back was never posted; what is committed is sent at least once, always under the same Message-ID.
 */
@Singleton
public class MailService {

    private final OutboxRepository outbox;
    private final MailSealService seals;
    private final Clock clock;

    MailService(OutboxRepository outbox, MailSealService seals, Clock clock) {
        this.outbox = outbox;
        this.seals = seals;
        this.clock = clock;
    }

    /** False when a mail with this reference is there already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean post(Mail mail) {
        return postAll(List.of(mail)) == 1;
    }

    /** One statement for many letters; how many were new. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int postAll(Collection<Mail> mails) {
        return mails.isEmpty()
                ? 0
                : outbox.insert(
                        mails.stream().map(this::sealed).toList(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private SealedMail sealed(Mail mail) {
        return seals.seal(UUID.randomUUID(), mail);
    }
}
