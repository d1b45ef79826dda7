package fr.voix.base.mail;

import fr.voix.base.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Queues mail in the outbox, in the transaction that causes it, and sends it after the commit. After a rollback nothing is sent;
 * after a commit it is sent at least once, always under the same Message-ID.
 */
@Singleton
public record MailService(
        OutboxRepository outbox,
        MailSeal seals,
        MailKeyService keys,
        MailStopService stops,
        SmtpConfig smtp,
        Transactions transactions,
        Clock clock) {

    /** Whether a mail server is configured. */
    public boolean hasServer() {
        return smtp.isConfigured();
    }

    /** Queues a mail, unless one with this reference exists or its reader stopped all mail. */
    public void post(Mail mail) {
        transactions.require();
        insert(List.of(mail), false);
    }

    /** Queues many mails that no reader waits for; those of {@link #post} are sent first. */
    public void postAll(Collection<Mail> mails) {
        transactions.require();
        insert(mails, true);
    }

    private void insert(Collection<Mail> mails, boolean isBulk) {
        Instant now = clock.instant();
        // sorted, so that instances that write the same references cannot deadlock
        List<OutboxRow> rows = stops.allowed(mails).stream()
                .sorted(Comparator.comparing(Mail::reference))
                .map(mail -> seals.seal(mail, isBulk, now))
                .toList();
        if (!rows.isEmpty()) {
            outbox.insert(rows);
        }
    }

    /**
     * Erases recipient and text of all mails of these owners that are not sent yet; they never will be. Call it in the
     * transaction that deletes the owner's row, after the deletion, which waits for transactions that are queuing mail about that
     * row.
     *
     * @param owners as in {@link Mail#owner}
     */
    public void forget(Collection<String> owners) {
        transactions.require();
        if (!owners.isEmpty()) {
            outbox.eraseOf(owners.stream().map(keys::of).toList(), clock.instant());
        }
    }
}
