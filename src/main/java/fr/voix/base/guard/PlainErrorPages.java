package fr.voix.base.guard;

import fr.voix.base.http.ErrorPages;
import fr.voix.base.http.ProblemType;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** The bare error page, for a service without pages of its own. */
@Singleton
@Requires(missingBeans = ErrorPages.class)
class PlainErrorPages implements ErrorPages {

    @Override
    public byte[] html(int status, boolean english, @Nullable String requestId) {
        String title = english
                ? "Error " + status
                : ProblemType.of(HttpStatus.valueOf(status)).title();
        String page = """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title></head>
                <body><main><h1>%s</h1>%s<p><a href="%s">Voix</a></p></main></body></html>
                """.formatted(
                        english ? "en" : "fr",
                        title,
                        title,
                        requestId == null ? "" : "<p>" + requestId + "</p>",
                        english ? "/en" : "/");
        return page.getBytes(StandardCharsets.UTF_8);
    }
}
