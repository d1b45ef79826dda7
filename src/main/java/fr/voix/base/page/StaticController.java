package fr.voix.base.page;

import fr.voix.base.page.SiteFactory.StaticFiles;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Serves static files from memory, on the event loop. */
@Controller
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
record StaticController(StaticFiles files) {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_FIRST = "public, no-cache";

    @Get("/static/{+path}")
    @Nullable
    HttpResponse<byte[]> file(
            String path,
            @QueryValue @Nullable String v,
            @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var file = files.byPath().get(path);
        return file == null ? null : answer(file, file.hash().equals(v) ? FOR_EVER : ASK_FIRST, ifNoneMatch);
    }

    /** Browsers request it by themselves. */
    @Get("/favicon.ico")
    HttpResponse<byte[]> favicon(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return answer(files.byPath().get("img/favicon.svg"), "public, max-age=86400", ifNoneMatch);
    }

    private static HttpResponse<byte[]> answer(StaticFile file, String caching, @Nullable String ifNoneMatch) {
        var etag = '"' + file.hash() + '"';
        var response = ifNoneMatch != null && ifNoneMatch.contains(etag)
                ? HttpResponse.<byte[]>notModified()
                : HttpResponse.ok(file.content());
        return response.header(HttpHeaders.CONTENT_TYPE, file.contentType())
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
}
