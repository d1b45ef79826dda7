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
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Tells colleagues by mail of work that waits: how much and how long, and never whose it is. Who was told is written down in the
 * transaction in which the letter is, so that several instances tell once.
 */
@Singleton
record WaitingLetterService(
        ModeratorRepository moderators,
        ToldRepository told,
        BeanProvider<WaitingCount> counts,
        MailService mails,
        PublicUrl publicUrl,
        WaitingConfig config,
        Clock clock,
        Transactions transactions) {

    /** However fast one urn is pressed after another. */
    private static final Duration BETWEEN_LETTERS = Duration.ofMinutes(10);

    /** In the morning, or as soon as an instance runs on that day. */
    void tellAll() {
        ZonedDateTime now = clock.instant().atZone(Messages.PARIS);
        if (!mails.hasServer() || now.getHour() < config.digestHour()) {
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

    /** Colleagues who want to know at once what wants somebody soon, each of it once. */
    void tellAtOnce() {
        if (!mails.hasServer()) {
            return;
        }
        each(
                transactions.read(moderators::wantingAtOnce),
                id -> moderators
                        .claimForAtOnce(id)
                        .ifPresent(colleague -> counts.forEach(count -> tellAtOnce(colleague, count))));
    }

    private void tellAtOnce(ModeratorRow to, WaitingCount count) {
        var now = clock.instant();
        var before = told.find(to.moderatorId(), count.area());
        if (before.filter(last -> now.isBefore(last.toldAt().plus(BETWEEN_LETTERS)))
                .isPresent()) {
            return;
        }
        var words = Messages.of(to.spoken());
        count.urgency(words, before.map(ToldRow::until).orElse(0L), now.minus(config.lateAfter()))
                .ifPresent(urgency -> {
                    var items = urgency.all().stream()
                            .map(one -> new Part.Item(one.text(), publicUrl.origin() + words.link(one.path())))
                            .toList();
                    post(
                            to,
                            words,
                            urgency.subject(),
                            List.of(new Part.Paragraph(urgency.text()), new Part.Links(items)));
                    told.note(to.moderatorId(), count.area(), urgency.until(), now);
                });
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
