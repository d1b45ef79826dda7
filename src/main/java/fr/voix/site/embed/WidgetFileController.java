package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.Kept;
import fr.voix.base.answer.KeptAnswers;
import fr.voix.base.answer.Validity;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;

/** The script for pages of others, and what embeds load themselves: from memory, on the event loop. */
@Controller
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
record WidgetFileController(WidgetFileReader files, KeptAnswers answers) {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    /** Pages that load it get a repair within minutes. */
    private static final String SHORT = "public, max-age=300";

    private static final String ASK_FIRST = "public, no-cache";

    @Get(WidgetAddresses.SCRIPT)
    HttpResponse<byte[]> script(HttpRequest<?> request) {
        return answer(request, WidgetAddresses.SCRIPT, files.script(), SHORT);
    }

    @Get(WidgetAddresses.CLIENT)
    HttpResponse<byte[]> client(HttpRequest<?> request, @QueryValue @Nullable String v) {
        return versioned(request, WidgetAddresses.CLIENT, files.client(), v, SHORT);
    }

    @Get(WidgetAddresses.CLIENT_TYPES)
    HttpResponse<byte[]> clientTypes(HttpRequest<?> request) {
        return answer(request, WidgetAddresses.CLIENT_TYPES, files.clientTypes(), SHORT);
    }

    @Get(WidgetAddresses.FRAME_STYLE)
    HttpResponse<byte[]> frameStyle(HttpRequest<?> request, @QueryValue @Nullable String v) {
        return versioned(request, WidgetAddresses.FRAME_STYLE, files.frameStyle(), v, ASK_FIRST);
    }

    @Get(WidgetAddresses.FRAME_SCRIPT)
    HttpResponse<byte[]> frameScript(HttpRequest<?> request, @QueryValue @Nullable String v) {
        return versioned(request, WidgetAddresses.FRAME_SCRIPT, files.frameScript(), v, ASK_FIRST);
    }

    private HttpResponse<byte[]> versioned(
            HttpRequest<?> request, String path, WidgetFile file, @Nullable String v, String otherwise) {
        return file.version().equals(v)
                ? answer(request, WidgetAddresses.versioned(path, file), file, FOR_EVER)
                : answer(request, path, file, otherwise);
    }

    private HttpResponse<byte[]> answer(HttpRequest<?> request, String address, WidgetFile file, String caching) {
        return answers.answer(
                request,
                address,
                () -> new Kept(
                        Answer.of(file.contentType(), file.content())
                                .forAnyOrigin()
                                // a page that is isolated from other origins loads nothing else of them
                                .with("Cross-Origin-Resource-Policy", "cross-origin")
                                .with(HttpHeaders.CACHE_CONTROL, caching),
                        new Always()));
    }

    private record Always() implements Validity {

        @Override
        public boolean isCurrent() {
            return true;
        }

        @Override
        public boolean isShownMeanwhile() {
            return true;
        }

        @Override
        public Duration mostAge() {
            return Duration.ofDays(365);
        }
    }
}
