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
 * Tells colleagues by mail of work that waits: how much, and never whose it is. Who was told is written down in the transaction
 * in which the letter is, so that several instances tell once.
 */
@Singleton
record WaitingLetterService(
        ModeratorRepository moderators,
        BeanProvider<WaitingCount> counts,
        MailService mails,
        PublicUrl publicUrl,
        Clock clock,
        Transactions transactions) {

    /** From which hour of the day, in Paris. */
    private static final int DIGEST_HOUR = 7;

    /** In the morning, or as soon as an instance runs on that day. */
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

    /** A transaction each: whom it fails for keeps nobody else from being told, and is tried again in the next round. */
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

    /** No letter to the public: whoever asked, as a citizen, never to be written to is told of work all the same. */
    private void post(ModeratorRow to, Messages words, String subject, List<Part> said) {
        var parts = new ArrayList<>(said);
        parts.add(new Part.Action(words.t("mail.waiting.action"), publicUrl.origin() + words.link(Addresses.DESK)));
        parts.add(new Part.Links(
                List.of(new Part.Item(words.t("mail.waiting.choice"), publicUrl.origin() + words.link(Account.OWN)))));
        mails.post(new Mail(
                new EmailAddress(to.mail()), to.spoken(), new Letter(subject, parts), "waiting/" + UUID.randomUUID()));
    }
}
