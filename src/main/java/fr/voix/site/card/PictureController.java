package fr.voix.site.card;

import fr.voix.base.answer.KeptAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Language;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;

/** The share card of a Scrutin or petition: as it is now, or one version of it for ever. */
@PublicPages
@Produces(MediaType.ALL)
record PictureController(PictureDrawing pictures, KeptAnswers answers) {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Get("/scrutins/{uid}/carte.png")
    HttpResponse<?> card(HttpRequest<?> request, Language language, String uid, @QueryValue @Nullable String v) {
        return picture(request, language, UrnKind.SCRUTIN, uid, v);
    }

    @Get("/petitions/{id}/carte.png")
    HttpResponse<?> cardOfPetition(
            HttpRequest<?> request, Language language, String id, @QueryValue @Nullable String v) {
        return picture(request, language, UrnKind.PETITION, id, v);
    }

    private HttpResponse<?> picture(
            HttpRequest<?> request, Language language, UrnKind kind, String uid, @Nullable String v) {
        if (kind == UrnKind.PETITION && !uid.matches("[1-9][0-9]{0,17}")) {
            throw new NothingHereException();
        }
        var path = Picture.path(uid, language);
        var now = answers.answer(request, path, () -> pictures.keep(kind, uid, language));
        return v == null ? now : version(now, path, v);
    }

    /**
     * A version other than the current one is answered with the address without a version, not with that of the newest version:
     * another instance, whose look at the urn is a second older or newer, would send the reader back.
     */
    private static HttpResponse<?> version(HttpResponse<byte[]> now, String path, String v) {
        if (Picture.versioned(path, v).equals(now.header(HttpHeaders.CONTENT_LOCATION))) {
            var answer = now.toMutableResponse();
            answer.getHeaders().set(HttpHeaders.CACHE_CONTROL, FOR_EVER);
            return answer;
        }
        return HttpResponse.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, PictureDrawing.SHORT)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
