package fr.voix.desk.mail;

import fr.voix.base.mail.LocalOutbox;
import fr.voix.base.mail.LocalOutbox.LocalMail;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Renders the outbox on one's own machine. */
@Singleton
record LocalMailView(LocalOutbox outbox, PageFraming site) {

    private static final String TEMPLATE = "desk/mail/outbox";

    byte[] list(Language language) {
        var m = Messages.of(language);
        var frame = site.frame(
                        language, LocalOutbox.PATH, m.t("outbox.title"), m.t("outbox.description"), null, List.of())
                .unindexed();
        var items =
                outbox.latest().stream().map(mail -> item(m, language, mail)).toList();
        return site.render(TEMPLATE, new LocalMailPage(frame, items, null));
    }

    private static LocalMailPage.Item item(Messages m, Language language, LocalMail mail) {
        var address = language.href(LocalOutbox.PATH + "/" + mail.id());
        return new LocalMailPage.Item(new Link(mail.subject(), address), mail.to(), m.moment(mail.at()));
    }

    Optional<byte[]> one(Language language, UUID id) {
        return outbox.find(id).map(mail -> one(language, mail));
    }

    private byte[] one(Language language, LocalMail mail) {
        var m = Messages.of(language);
        var trail = List.of(new Link(m.t("outbox.title"), language.href(LocalOutbox.PATH)));
        var frame = site.frame(
                        language,
                        LocalOutbox.PATH + "/" + mail.id(),
                        mail.subject(),
                        m.t("outbox.description"),
                        null,
                        trail)
                .unindexed();
        var lang = mail.language() == language ? null : mail.language().code();
        return site.render(
                TEMPLATE,
                new LocalMailPage(frame, List.of(), new LocalMailPage.Letter(mail, m.moment(mail.at()), lang)));
    }
}
