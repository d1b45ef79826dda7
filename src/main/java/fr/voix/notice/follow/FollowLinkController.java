package fr.voix.notice.follow;

import fr.voix.base.answer.PersonalAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.Personal;
import fr.voix.base.load.Through;
import fr.voix.base.mail.EmailAddress;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.petition.signature.SignatureErasure;
import fr.voix.petition.signature.SignatureId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.UUID;

/**
 * The pages behind the links of mails to followers. Opening one changes nothing, since programs that look for malice in mail
 * open links too; what a button did stays as it is when it is pressed again.
 *
 * <p>Mail programs stop a follow by a POST of their own (RFC 8058): whatever its body, without a page before it.
 */
@PublicPages
@Personal
@Through("pages")
record FollowLinkController(
        Following follows,
        SignatureErasure news,
        FollowSeal seals,
        FollowLinkService links,
        FollowConfig config,
        FollowFrame pages) {

    private static final String CONFIRMATION = FollowLinkService.CONFIRMATION + "{token}";
    private static final String SETTINGS = FollowLinkService.SETTINGS + "{token}";
    private static final String STOP = FollowLinkService.STOP + "{token}";
    private static final String NEWS_STOP = FollowLinkService.NEWS_STOP + "{token}";
    private static final String CONFIRMED = "confirme";
    private static final String CHANGED = "change";

    @Get(CONFIRMATION)
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

    @Post(CONFIRMATION)
    @Consumes(MediaType.ALL)
    HttpResponse<?> confirm(String token, Messages m) {
        UUID id = read(links.readConfirmation(token));
        return follows.confirm(id)
                .map(follow -> moved(follow, CONFIRMED, m))
                .orElseGet(() -> gone(m, links.confirmationPath(id)));
    }

    /** @param fait what has just been done */
    @Get(SETTINGS)
    HttpResponse<?> showSettings(String token, @QueryValue @Nullable String fait, Messages m) {
        UUID id = read(links.readSettings(token));
        return follows.find(id)
                .filter(Follow::isConfirmed)
                .map(follow -> settings(follow, fait, m))
                .orElseGet(() -> gone(m, links.settingsPath(id)));
    }

    @Post(SETTINGS)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(String token, @Body FrequencyForm form, Messages m) {
        UUID id = read(links.readSettings(token));
        Optional<Frequency> chosen = Frequency.ofKey(form.frequence());
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

    @Get(STOP)
    HttpResponse<?> showStop(String token, Messages m) {
        UUID id = read(links.readStop(token));
        return follows.find(id)
                .map(follow -> ask("follow.stop", name(follow, m), links.stopPath(id), m))
                .orElseGet(() -> stopped(id, m));
    }

    @Post(STOP)
    @Consumes(MediaType.ALL)
    HttpResponse<?> stop(String token, Messages m) {
        UUID id = read(links.readStop(token));
        follows.stop(id);
        return stopped(id, m);
    }

    /** No redirect: mail programs do not follow one. */
    private HttpResponse<byte[]> stopped(UUID id, Messages m) {
        return pages.note(m, links.stopPath(id), HttpStatus.OK, "follow.stopped");
    }

    @Get(NEWS_STOP)
    HttpResponse<?> showNewsStop(String token, Messages m) {
        return ask("follow.news.stop", null, links.newsStopPath(read(links.readNewsStop(token))), m);
    }

    @Post(NEWS_STOP)
    @Consumes(MediaType.ALL)
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

    /** How often a reader wants to hear from now on. */
    @Serdeable
    record FrequencyForm(@Nullable String frequence) {}
}
