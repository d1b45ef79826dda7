package fr.voix.site.feed;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.KeptAnswers;
import fr.voix.base.http.NetworkHash;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.load.Entrance;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** The sitemap; a client that looks for pages gives way to a reader of one. */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
record SitemapController(
        SitemapService sitemaps,
        KeptAnswers answers,
        NetworkHash networks,
        @Named("search") Entrance entrance) {

    @Get("/sitemap.xml")
    HttpResponse<byte[]> index(HttpRequest<?> request) {
        return answers.answer(request, "/sitemap.xml", () -> entrance.pass(networks.of(request), sitemaps::index));
    }

    /** Kept under a name that is no path: no client gets gzip without asking for it. */
    @Get("/sitemaps/{part}.xml")
    HttpResponse<?> part(HttpRequest<?> request, int part) {
        var compressed = answers.answer(
                request,
                "sitemap " + part,
                () -> entrance.pass(
                        networks.of(request), () -> sitemaps.part(part).orElseThrow(NothingHereException::new)));
        var bytes = compressed.body();
        return bytes == null || Answer.acceptsGzip(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING))
                ? compressed
                : plain(bytes);
    }

    private static HttpResponse<StreamedFile> plain(byte[] gzip) {
        try {
            var stream = new GZIPInputStream(new ByteArrayInputStream(gzip));
            return HttpResponse.ok(new StreamedFile(stream, MediaType.of(SitemapService.XML)))
                    .header(HttpHeaders.CONTENT_TYPE, SitemapService.XML)
                    .header(HttpHeaders.CACHE_CONTROL, "public, max-age=0, s-maxage=1, must-revalidate")
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
    }
}
