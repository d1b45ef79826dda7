package fr.voix.notice.follow;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Answers a reader who opens the link that confirms a follow, or the link that changes it, or presses their buttons. */
@Singleton
record FollowLinkView(
        FollowService follows,
        FollowSealService seals,
        FollowLinkService links,
        FollowConfig config,
        FollowFrame pages) {

    private static final String CONFIRMED = "confirme";
    private static final String CHANGED = "change";

    HttpResponse<?> showConfirmation(String token, Language language) {
        UUID id = links.readConfirmation(token).orElseThrow(FollowView::notFound);
        Optional<Follow> found = follows.find(id);
        if (found.isEmpty()) {
            return gone(language, links.confirmationPath(id));
        }
        return found.get().isConfirmed()
                ? settings(found.get(), language, null)
                : pages.page(HttpStatus.OK, "note", pending(found.get(), language));
    }

    private FollowNotePage pending(Follow follow, Language language) {
        Messages m = Messages.of(language);
        String path = links.confirmationPath(follow.id());
        String heading = m.t("follow.confirm.title");
        return new FollowNotePage(
                pages.frame(language, path, null, heading),
                heading,
                name(follow, language),
                m.t("follow.frequency." + follow.frequency() + ".text"),
                new FollowNotePage.Button(m.t("follow.confirm.go"), language.href(path)),
                m.t("follow.confirm.until", m.moment(follow.askedAt().plus(config.confirmWithin()))),
                new Link(m.t("follow.confirm.refuse"), language.href(links.stopPath(follow.id()))));
    }

    HttpResponse<?> confirm(String token, Language language) {
        UUID id = links.readConfirmation(token).orElseThrow(FollowView::notFound);
        return follows.confirm(id)
                .<HttpResponse<?>>map(follow -> moved(follow, language, CONFIRMED))
                .orElseGet(() -> gone(language, links.confirmationPath(id)));
    }

    /** @param done what has just been done, as the address says it */
    HttpResponse<?> showSettings(String token, Language language, @Nullable String done) {
        UUID id = links.readSettings(token).orElseThrow(FollowView::notFound);
        return follows.find(id)
                .filter(Follow::isConfirmed)
                .<HttpResponse<?>>map(follow -> settings(follow, language, done))
                .orElseGet(() -> gone(language, links.settingsPath(id)));
    }

    HttpResponse<?> change(String token, Language language, @Nullable String frequency) {
        UUID id = links.readSettings(token).orElseThrow(FollowView::notFound);
        Optional<Frequency> chosen = Frequency.ofKey(frequency);
        if (chosen.isEmpty()) {
            return showSettings(token, language, null);
        }
        return follows.change(id, chosen.get())
                .<HttpResponse<?>>map(follow -> moved(follow, language, CHANGED))
                .orElseGet(() -> gone(language, links.settingsPath(id)));
    }

    private HttpResponse<?> moved(Follow follow, Language language, String done) {
        return pages.moved(language.href(links.settingsPath(follow.id())) + "?fait=" + done);
    }

    private HttpResponse<?> settings(Follow follow, Language language, @Nullable String done) {
        Messages m = Messages.of(language);
        String path = links.settingsPath(follow.id());
        NamedSubject named = follows.named(follow, language).orElse(null);
        return pages.page(
                HttpStatus.OK,
                "settings",
                new FollowSettingsPage(
                        pages.frame(language, path, named, m.t("follow.settings.title")),
                        follow.subject().kind().name(),
                        name(follow, language),
                        named == null ? null : language.href(named.address()),
                        seals.address(follow).map(EmailAddress::masked).orElse(""),
                        follow.frequency().key(),
                        language.href(path),
                        language.href(links.stopPath(follow.id())),
                        done(done, m)));
    }

    @Nullable
    private static String done(@Nullable String done, Messages m) {
        if (CONFIRMED.equals(done)) {
            return m.t("follow.settings.confirmed");
        }
        return CHANGED.equals(done) ? m.t("follow.settings.changed") : null;
    }

    private String name(Follow follow, Language language) {
        return follows.named(follow, language)
                .map(NamedSubject::name)
                .orElseGet(() -> Messages.of(language).t("follow.hidden"));
    }

    /** There is nothing to confirm or to change. */
    private HttpResponse<?> gone(Language language, String path) {
        return pages.note(language, path, HttpStatus.GONE, "follow.gone", null);
    }
}
