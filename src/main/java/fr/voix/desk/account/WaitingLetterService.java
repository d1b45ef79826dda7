package fr.voix.desk.account;

import fr.voix.base.database.Transactions;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailService;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.desk.page.WaitingCount;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Mails colleagues a digest of waiting work: only how much, never whose. The sending is recorded in the transaction that queues
 * the mail, so that several instances send one.
 */
@Singleton
record WaitingLetterService(
        ModeratorRepository moderators,
        BeanProvider<WaitingCount> counts,
        MailService mails,
        PublicUrl publicUrl,
        Clock clock,
        Transactions transactions) {

    /** The first hour of the day for digests, in Paris. */
    private static final int DIGEST_HOUR = 7;

    /** Runs in the morning, or as soon as an instance runs on that day. */
    void tellAll() {
        ZonedDateTime now = clock.instant().atZone(Messages.PARIS);
        if (!mails.hasServer() || now.getHour() < DIGEST_HOUR) {
            return;
        }
        LocalDate today = now.toLocalDate();
        each(
                transactions.read(() -> moderators.dueForDigest(today)),
                id -> moderators.claimForDigest(id, today).ifPresent(colleague -> {
                    tell(colleague);
                    moderators.updateDigest(id, today);
                }));
    }

    /** One transaction for each colleague: a failure does not affect others, and is tried again in the next run. */
    private void each(List<Integer> moderatorIds, IntConsumer tell) {
        RuntimeException failure = null;
        for (int id : moderatorIds) {
            try {
                transactions.write(() -> tell.accept(id));
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void tell(ModeratorRow to) {
        var words = Messages.of(to.spoken());
        var reader = to.toDomain();
        List<Part.Fact> facts = WaitingCount.waiting(
                        counts, reader.actor(), reader.role().granted())
                .stream()
                .map(one -> new Part.Fact(words.t("waiting." + one.kind()), words.number(one.count())))
                .toList();
        if (!facts.isEmpty()) {
            post(
                    to,
                    words,
                    words.t("mail.waiting.digest.subject"),
                    List.of(new Part.Paragraph(words.t("mail.waiting.digest.text")), new Part.Facts(facts)));
        }
    }

    /** Not a mail to the public, so a stop of all mail does not apply. */
    private void post(ModeratorRow to, Messages words, String subject, List<Part> said) {
        var parts = new ArrayList<>(said);
        parts.add(new Part.Action(words.t("mail.waiting.action"), publicUrl.origin() + words.link(Addresses.DESK)));
        parts.add(new Part.Links(
                List.of(new Part.Item(words.t("mail.waiting.choice"), publicUrl.origin() + words.link(Account.OWN)))));
        mails.post(new Mail(
                new EmailAddress(to.mail()), to.spoken(), new Letter(subject, parts), "waiting/" + UUID.randomUUID()));
    }
}
