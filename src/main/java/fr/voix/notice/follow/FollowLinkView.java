package fr.voix.notice.follow;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.signature.RetentionService;
import fr.voix.petition.signature.SignatureId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Answers a reader who opens one of the links of a mail, or presses its button, or whose mail program does. */
@Singleton
record FollowLinkView(
        FollowService follows,
        RetentionService news,
        FollowSealService seals,
        FollowLinkService links,
        FollowConfig config,
        FollowFrame pages) {

    private static final String CONFIRMED = "confirme";
    private static final String CHANGED = "change";

    HttpResponse<?> showConfirmation(String token, Messages m) {
        UUID id = read(links.readConfirmation(token));
        Optional<Follow> found = follows.find(id);
        if (found.isEmpty()) {
            return gone(m, links.confirmationPath(id));
        }
        return found.get().isConfirmed() ? settings(found.get(), null, m) : pages.page("note", pending(found.get(), m));
    }

    private FollowNotePage pending(Follow follow, Messages m) {
        String path = links.confirmationPath(follow.id());
        String heading = m.t("follow.confirm.title");
        return new FollowNotePage(
                pages.frame(m, path, null, heading),
                heading,
                name(follow, m),
                m.t("follow.frequency." + follow.frequency() + ".text"),
                new FollowNotePage.Button(m.t("follow.confirm.go"), m.link(path)),
                m.t("follow.confirm.until", m.moment(follow.askedAt().plus(config.confirmWithin()))),
                new Link(m.t("follow.confirm.refuse"), m.link(links.stopPath(follow.id()))));
    }

    HttpResponse<?> confirm(String token, Messages m) {
        UUID id = read(links.readConfirmation(token));
        return follows.confirm(id)
                .map(follow -> moved(follow, CONFIRMED, m))
                .orElseGet(() -> gone(m, links.confirmationPath(id)));
    }

    /** @param done what has just been done, as the address says it */
    HttpResponse<?> showSettings(String token, @Nullable String done, Messages m) {
        UUID id = read(links.readSettings(token));
        return follows.find(id)
                .filter(Follow::isConfirmed)
                .map(follow -> settings(follow, done, m))
                .orElseGet(() -> gone(m, links.settingsPath(id)));
    }

    HttpResponse<?> change(String token, @Nullable String frequency, Messages m) {
        UUID id = read(links.readSettings(token));
        Optional<Frequency> chosen = Frequency.ofKey(frequency);
        return chosen.isEmpty()
                ? showSettings(token, null, m)
                : follows.change(id, chosen.get())
                        .map(follow -> moved(follow, CHANGED, m))
                        .orElseGet(() -> gone(m, links.settingsPath(id)));
    }

    private HttpResponse<byte[]> moved(Follow follow, String done, Messages m) {
        return PersonalAnswers.seeOther(m.link(links.settingsPath(follow.id())) + "?fait=" + done);
    }

    private HttpResponse<byte[]> settings(Follow follow, @Nullable String done, Messages m) {
        String path = links.settingsPath(follow.id());
        NamedSubject named = follows.named(follow, m.language()).orElse(null);
        return pages.page(
                "settings",
                new FollowSettingsPage(
                        pages.frame(m, path, named, m.t("follow.settings.title")),
                        follow.subject().kind().name(),
                        named == null ? m.t("follow.hidden") : named.name(),
                        named == null ? null : m.link(named.address()),
                        seals.address(follow).map(EmailAddress::masked).orElse(""),
                        follow.frequency().key(),
                        m.link(path),
                        m.link(links.stopPath(follow.id())),
                        done(done, m)));
    }

    @Nullable
    private static String done(@Nullable String done, Messages m) {
        if (CONFIRMED.equals(done)) {
            return m.t("follow.settings.confirmed");
        }
        return CHANGED.equals(done) ? m.t("follow.settings.changed") : null;
    }

    private String name(Follow follow, Messages m) {
        return follows.named(follow, m.language()).map(NamedSubject::name).orElseGet(() -> m.t("follow.hidden"));
    }

    HttpResponse<?> showStop(String token, Messages m) {
        UUID id = read(links.readStop(token));
        return follows.find(id)
                .map(follow -> ask("follow.stop", name(follow, m), links.stopPath(id), m))
                .orElseGet(() -> stopped(id, m));
    }

    HttpResponse<?> stop(String token, Messages m) {
        UUID id = read(links.readStop(token));
        follows.stop(id);
        return stopped(id, m);
    }

    /** No redirect: mail programs do not follow one. */
    private HttpResponse<byte[]> stopped(UUID id, Messages m) {
        return pages.note(m, links.stopPath(id), HttpStatus.OK, "follow.stopped");
    }

    HttpResponse<?> showNewsStop(String token, Messages m) {
        return ask("follow.news.stop", null, links.newsStopPath(read(links.readNewsStop(token))), m);
    }

    HttpResponse<?> stopNews(String token, Messages m) {
        SignatureId id = read(links.readNewsStop(token));
        news.stopNews(id);
        return pages.note(m, links.newsStopPath(id), HttpStatus.OK, "follow.news.stopped");
    }

    /** One button. */
    private HttpResponse<byte[]> ask(String key, @Nullable String about, String path, Messages m) {
        String heading = m.t(key + ".title");
        return pages.page(
                "note",
                new FollowNotePage(
                        pages.frame(m, path, null, heading),
                        heading,
                        about,
                        m.t(key + ".text"),
                        new FollowNotePage.Button(m.t(key + ".go"), m.link(path)),
                        null,
                        null));
    }

    /** There is nothing to confirm or to change. */
    private HttpResponse<byte[]> gone(Messages m, String path) {
        return pages.note(m, path, HttpStatus.GONE, "follow.gone");
    }

    private static <T> T read(Optional<T> named) {
        return named.orElseThrow(NothingHereException::new);
    }
}
