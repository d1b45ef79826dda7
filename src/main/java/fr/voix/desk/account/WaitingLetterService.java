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
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.WaitingCount;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Tells colleagues by mail of work that waits: how much and how long, and never whose it is. Who was told is written down in the
 * transaction in which the letter is, so that several instances tell once.
 */
@Singleton
record WaitingLetterService(
        ModeratorRepository moderators,
        BeanProvider<WaitingCount> counts,
        MailService mails,
        PublicUrl publicUrl,
        WaitingConfig config,
        Clock clock,
        Transactions transactions) {

    private static final int BATCH = 20;

    /** In the morning, or as soon as an instance runs on that day. */
    void tellAll() {
        ZonedDateTime now = clock.instant().atZone(Messages.PARIS);
        if (!mails.hasServer() || now.getHour() < config.digestHour()) {
            return;
        }
        LocalDate today = now.toLocalDate();
        int told;
        do {
            told = transactions.write(() -> {
                List<ModeratorRow> due = moderators.claimForDigest(today, BATCH);
                for (ModeratorRow colleague : due) {
                    tell(colleague);
                    moderators.updateDigest(colleague.moderatorId(), today);
                }
                return due.size();
            });
        } while (told == BATCH);
    }

    private void tell(ModeratorRow to) {
        var words = Messages.of(to.spoken());
        var reader = to.toDomain();
        List<Part.Fact> facts = counts.stream()
                .flatMap(count -> DeskAreas.name(
                                words, count.area(), reader.role().granted())
                        .stream()
                        .flatMap(area -> fact(words, area, count, reader).stream()))
                .sorted(Comparator.comparing(Part.Fact::label))
                .toList();
        if (!facts.isEmpty()) {
            post(
                    to,
                    words,
                    "digest",
                    List.of(new Part.Paragraph(words.t("mail.waiting.digest.text")), new Part.Facts(facts)));
        }
    }

    private static List<Part.Fact> fact(Messages words, String area, WaitingCount count, Moderator reader) {
        long number = count.count(reader.actor());
        return number == 0 ? List.of() : List.of(new Part.Fact(area, words.number(number)));
    }

    /** Colleagues who want to know at once what has waited too long, each of it once. */
    void tellLate() {
        var before = clock.instant().minus(config.lateAfter());
        if (!mails.hasServer()) {
            return;
        }
        transactions.write(() -> {
            for (ModeratorRow colleague : moderators.claimForLate()) {
                var words = Messages.of(colleague.spoken());
                var told = moderators.lateUntil(colleague.moderatorId());
                var late = counts.stream()
                        .flatMap(count -> count.late(words, before).stream())
                        .filter(one -> told.isEmpty() || one.since().isAfter(told.get()))
                        .toList();
                if (!late.isEmpty()) {
                    var items = late.stream()
                            .map(one -> new Part.Item(
                                    words.t("mail.waiting.late.one", one.name(), words.moment(one.since())),
                                    publicUrl.origin() + words.link(one.path())))
                            .toList();
                    post(
                            colleague,
                            words,
                            "late",
                            List.of(new Part.Paragraph(words.t("mail.waiting.late.text")), new Part.Links(items)));
                    moderators.updateLate(
                            colleague.moderatorId(),
                            late.stream()
                                    .map(WaitingCount.Late::since)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow());
                }
            }
            return null;
        });
    }

    private void post(ModeratorRow to, Messages words, String kind, List<Part> said) {
        var parts = new ArrayList<>(said);
        parts.add(new Part.Action(words.t("mail.waiting.action"), publicUrl.origin() + words.link(Addresses.DESK)));
        parts.add(new Part.Links(
                List.of(new Part.Item(words.t("mail.waiting.choice"), publicUrl.origin() + words.link(Account.OWN)))));
        var letter = new Letter(words.t("mail.waiting." + kind + ".subject"), parts);
        mails.post(
                new Mail(new EmailAddress(to.mail()), to.spoken(), letter, "waiting/" + UUID.randomUUID()).stoppable());
    }
}
