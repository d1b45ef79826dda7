package fr.voix.notice.follow;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.signature.RetentionService;
import fr.voix.petition.signature.SignatureId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Answers a reader who wants no more mail: opening the link shows one button, and pressing it, or a mail program for them, does
 * it.
 */
@Singleton
record StopView(FollowService follows, RetentionService news, FollowLinkService links, FollowFrame pages) {

    HttpResponse<?> show(String token, Language language) {
        UUID id = links.readStop(token).orElseThrow(FollowView::notFound);
        Messages m = Messages.of(language);
        return follows.find(id)
                .map(follow ->
                        follows.named(follow, language).map(NamedSubject::name).orElseGet(() -> m.t("follow.hidden")))
                .map(about -> ask("follow.stop", about, links.stopPath(id), language))
                .orElseGet(() -> stopped(id, language));
    }

    HttpResponse<byte[]> stop(String token, Language language) {
        UUID id = links.readStop(token).orElseThrow(FollowView::notFound);
        follows.stop(id);
        return stopped(id, language);
    }

    /** No redirect: mail programs do not follow one. */
    private HttpResponse<byte[]> stopped(UUID id, Language language) {
        return pages.note(language, links.stopPath(id), HttpStatus.OK, "follow.stopped", null);
    }

    HttpResponse<?> showNews(String token, Language language) {
        SignatureId id = links.readNewsStop(token).orElseThrow(FollowView::notFound);
        return ask("follow.news.stop", null, links.newsStopPath(id), language);
    }

    HttpResponse<?> stopNews(String token, Language language) {
        SignatureId id = links.readNewsStop(token).orElseThrow(FollowView::notFound);
        news.stopNews(id);
        return pages.note(language, links.newsStopPath(id), HttpStatus.OK, "follow.news.stopped", null);
    }

    /** One button. */
    private HttpResponse<byte[]> ask(String key, @Nullable String about, String path, Language language) {
        Messages m = Messages.of(language);
        String heading = m.t(key + ".title");
        return pages.page(
                HttpStatus.OK,
                "note",
                new FollowNotePage(
                        pages.frame(language, path, null, heading),
                        heading,
                        about,
                        m.t(key + ".text"),
                        new FollowNotePage.Button(m.t(key + ".go"), language.href(path)),
                        null,
                        null));
    }
}
