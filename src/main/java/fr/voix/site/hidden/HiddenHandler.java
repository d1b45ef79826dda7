package fr.voix.site.hidden;

import fr.voix.base.page.ContestView;
import fr.voix.base.page.PageFraming;
import fr.voix.base.page.SiteConfig;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/**
 * Says in the place of a hidden Scrutin or petition that it is hidden, since when and why. 410 and not 404: it was there and is withheld
 * on purpose, which a reader who was sent a link may know, and search engines drop it at once.
 */
@Singleton
record HiddenHandler(PageFraming site, SiteConfig config)
        implements ExceptionHandler<HiddenException, HttpResponse<?>> {

    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, HiddenException hidden) {
        var response =
                HttpResponse.status(HttpStatus.GONE).contentType(HTML).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return request.getMethod() == HttpMethod.HEAD ? response : response.body(render(hidden));
    }

    private byte[] render(HiddenException exception) {
        var hidden = exception.hidden();
        var m = Messages.of(hidden.language());
        var key = hidden.key();
        boolean isTranslated = hidden.language() == Language.EN && hidden.reasonEn() != null;
        return site.render(
                "site/hidden/hidden",
                new HiddenPage(
                        site.errorFrame(hidden.language(), m.t(key + ".title")),
                        m.t(key + ".title"),
                        m.t(key + ".lede"),
                        m.t(key + ".since", m.moment(hidden.at())),
                        isTranslated ? hidden.reasonEn() : hidden.reason(),
                        isTranslated ? Language.EN.code() : Language.FR.code(),
                        ContestView.of(config.contact(), hidden.language())));
    }
}
