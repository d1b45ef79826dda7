package fr.voix.desk.page;

import fr.voix.base.text.Messages;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;
import java.util.Optional;

/** Draws the pages of the back office. Nothing on the way to the browser may keep one. */
public final class DeskView {

    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "fr.voix.template");

    private DeskView() {}

    public static MutableHttpResponse<byte[]> ok(String template, Object page) {
        return answer(HttpStatus.OK, template, page);
    }

    /** The same form again, with what is wrong about it. */
    public static MutableHttpResponse<byte[]> refused(String template, Object page) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, template, page);
    }

    public static MutableHttpResponse<byte[]> answer(HttpStatus status, String template, Object page) {
        var output = new Utf8ByteOutput();
        TEMPLATES.render("desk/" + template + ".jte", page, output);
        return HttpResponse.<byte[]>status(status)
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(output.toByteArray());
    }

    /** The page of what was looked for, or that it is not there. */
    public static HttpResponse<?> found(HttpStatus status, String template, Optional<?> page) {
        return page.isPresent() ? answer(status, template, page.get()) : HttpResponse.status(HttpStatus.NOT_FOUND);
    }

    /**
     * What an address says was done, in words; null when it says nothing that has words.
     *
     * @param beginning of the key of a text; {@code done} is its end
     */
    @Nullable
    public static String done(Messages words, String beginning, @Nullable String done) {
        var key = beginning + done;
        return words.has(key) ? words.t(key) : null;
    }

    /** After an act: on to a page of ours, by GET. */
    public static MutableHttpResponse<?> to(String address) {
        return HttpResponse.seeOther(URI.create(address));
    }
}
