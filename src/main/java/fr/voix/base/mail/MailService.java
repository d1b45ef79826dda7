package fr.voix.base.mail;

import fr.voix.base.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Posts mail: it is written down in the transaction in which happens what it is about, and sent once that is committed. What
 * is rolled back was never posted; what is committed is sent at least once, always under the same Message-ID.
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

    /** Whether what is posted is sent, as soon as the server takes it. */
    public boolean hasServer() {
        return smtp.isConfigured();
    }

    /** Nothing where a mail with this reference is there already, or its reader asked never to be written to. */
    public void post(Mail mail) {
        transactions.require();
        insert(List.of(mail), false);
    }

    /** Many letters that no reader waits for: those of {@link #post} go before them. */
    public void postAll(Collection<Mail> mails) {
        transactions.require();
        insert(mails, true);
    }

    private void insert(Collection<Mail> mails, boolean isBulk) {
        Instant now = clock.instant();
        // instances that write the same references wait for each other, in one order
        List<OutboxRow> rows = stops.allowed(mails).stream()
                .sorted(Comparator.comparing(Mail::reference))
                .map(mail -> seals.seal(mail, isBulk, now))
                .toList();
        if (!rows.isEmpty()) {
            outbox.insert(rows);
        }
    }

    /**
     * What is not sent yet of these owners never is, and who was to get it and what it said is erased: with the row that it was
     * about, in its transaction. Call it after that row is deleted: the deletion waits for a transaction that is writing about
     * it.
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
