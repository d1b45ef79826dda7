package fr.voix.site.embed;

import fr.voix.base.http.FilterOrder;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;

/**
 * Whatever goes wrong with an embed is said in its frame: a note of its size that any page may show. The error page would be
 * refused by the browser there, and its own words for that are worse.
 */
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = Addresses.UNDER_EMBED)
record EmbedErrorFilter(EmbedFrameService frames) implements Ordered {

    @ResponseFilter
    void saySo(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean isPage = response.getContentType()
                .map(MediaType::getSubtype)
                .filter("html"::equals)
                .isPresent();
        if (response.code() < HttpStatus.BAD_REQUEST.getCode() || !isPage) {
            return;
        }
        EmbedFrameService.HEADERS.forEach(response.getHeaders()::set);
        if (request.getMethod() != HttpMethod.HEAD) {
            response.body(note(response.code(), Language.ofPath(request.getPath())));
        }
    }

    private byte[] note(int status, Language language) {
        var m = Messages.of(language);
        var key = "embed.note." + status;
        var known = m.has(key) ? key : "embed.note";
        return frames.render(
                "note",
                new EmbedNotePage(
                        frames.frame(language, m.t("embed.note.title"), false), m.t("embed.note.title"), m.t(known)));
    }

    @Override
    public int getOrder() {
        return FilterOrder.ERROR_IN_A_FRAME;
    }
}
