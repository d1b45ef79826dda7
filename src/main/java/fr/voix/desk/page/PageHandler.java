package fr.voix.desk.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Draws the pages of the back office. Nothing on the way to the browser may keep one. */
@Singleton
public class PageHandler {

    private static final MediaType HTML = MediaType.of("text/html; charset=utf-8");

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "fr.voix.template");

    public MutableHttpResponse<byte[]> answer(HttpStatus status, String template, Object page) {
        var output = new Utf8ByteOutput();
        templates.render("desk/" + template + ".jte", page, output);
        return HttpResponse.<byte[]>status(status)
                .contentType(HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(output.toByteArray());
    }
}
