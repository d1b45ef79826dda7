package fr.voix.notice.follow;

import fr.voix.base.page.Frame;
import fr.voix.base.page.SiteService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/**
 * Draws the pages of followers. Those behind links of mails are for one person: nothing keeps them. Their addresses reach no other
 * site, as those of all pages; a policy without any referrer would make browsers send their buttons without an origin.
 */
@Singleton
record FollowFrame(SiteService site) {

    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    /**
     * The frame of a page that no search engine keeps.
     *
     * @param path the French address
     * @param named null when it is not known what the page is about
     */
    Frame frame(Language language, String path, @Nullable NamedSubject named, String heading) {
        List<Link> trail = named == null ? List.of() : List.of(new Link(named.name(), language.href(named.address())));
        String section = named != null && named.subject().kind() == SubjectKind.THEME ? "themes" : null;
        return site.frame(language, path, heading, Messages.of(language).t("follow.description"), section, trail)
                .unindexed();
    }

    byte[] render(String template, Object page) {
        return site.render("notice/follow/" + template, page);
    }

    MutableHttpResponse<byte[]> page(HttpStatus status, String template, Object page) {
        return bare(HttpResponse.<byte[]>status(status).contentType(HTML).body(render(template, page)));
    }

    HttpResponse<byte[]> note(Language language, String path, HttpStatus status, String key, @Nullable Link next) {
        Messages m = Messages.of(language);
        String heading = m.t(key + ".title");
        return page(
                status,
                "note",
                new FollowNotePage(
                        frame(language, path, null, heading), heading, null, m.t(key + ".text"), null, null, next));
    }

    HttpResponse<byte[]> moved(String to) {
        return bare(HttpResponse.<byte[]>seeOther(URI.create(to)));
    }

    private static MutableHttpResponse<byte[]> bare(MutableHttpResponse<byte[]> response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Robots-Tag", "noindex");
    }
}
