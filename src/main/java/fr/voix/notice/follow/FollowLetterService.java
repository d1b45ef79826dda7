package fr.voix.notice.follow;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.mail.Letter;
import fr.voix.base.mail.Mail;
import fr.voix.base.mail.MailKeyService;
import fr.voix.base.mail.MailService;
import fr.voix.base.mail.Part;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes to readers who ask to follow something. */
@Singleton
record FollowLetterService(MailService mails, MailKeyService keys, FollowLinkService links, FollowConfig config) {

    /** The link that confirms. */
    void confirm(Follow follow, NamedSubject named, EmailAddress to) {
        Language language = follow.language();
        Messages m = Messages.of(language);
        List<Part> parts = List.of(
                new Part.Paragraph(m.t("follow.letter.confirm.intro")),
                new Part.Quote(subject(named, m)),
                new Part.Paragraph(m.t("follow.frequency." + follow.frequency() + ".text")),
                new Part.Action(
                        m.t("follow.letter.confirm.action"), links.url(links.confirmationPath(follow.id()), language)),
                new Part.Paragraph(m.t(
                        "follow.letter.confirm.until", m.moment(follow.askedAt().plus(config.confirmWithin())))),
                new Part.Paragraph(m.t("follow.letter.confirm.unasked")),
                new Part.Links(List.of(new Part.Item(
                        m.t("follow.letter.confirm.stop"), links.url(links.stopPath(follow.id()), language)))));
        Letter letter = new Letter(m.t("follow.letter.confirm.subject"), parts);
        String reference = reference("follow-confirm", follow, follow.mails());
        mails.post(new Mail(to, language, letter, reference).stoppable().ownedBy(follow.owner()));
    }

    /** That it is followed already; once a day at most. */
    void tellKnown(Follow follow, NamedSubject named, EmailAddress to, Instant now) {
        Language language = follow.language();
        Messages m = Messages.of(language);
        List<Part> parts = List.of(
                new Part.Paragraph(m.t("follow.letter.known.intro")),
                new Part.Quote(subject(named, m)),
                new Part.Paragraph(m.t("follow.frequency." + follow.frequency() + ".text")),
                new Part.Action(m.t("follow.letter.settings"), links.url(links.settingsPath(follow.id()), language)),
                new Part.Paragraph(m.t("follow.letter.known.unasked")));
        mails.post(new Mail(
                        to,
                        language,
                        new Letter(m.t("follow.letter.known.subject"), parts),
                        reference("follow-known", follow, m.day(now)),
                        Optional.of(links.url(links.stopPath(follow.id()), language)))
                .stoppable()
                .ownedBy(follow.owner()));
    }

    /** Anybody may have typed the address: the title of a petition, which anybody may have typed, is not in the letter. */
    private static String subject(NamedSubject named, Messages m) {
        SubjectKind kind = named.subject().kind();
        return m.t(
                "follow.letter." + kind,
                kind == SubjectKind.PETITION ? named.subject().key() : named.name());
    }

    /** It stands beside a time, so it does not say which follow it is. */
    private String reference(String what, Follow follow, Object number) {
        return what + "/" + keys.of(what + "/" + follow.id() + "/" + number);
    }
}
