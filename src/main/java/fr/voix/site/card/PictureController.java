package fr.voix.site.card;

import fr.voix.base.answer.KeptAnswers;
import fr.voix.base.text.Language;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Share card and badge of a Scrutin or petition: as they are now, or one version of them for ever. */
@Controller
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record PictureController(PictureService pictures, KeptAnswers answers) {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    @Get(uris = {"/scrutins/{uid}/carte.png", "/en/scrutins/{uid}/carte.png"})
    HttpResponse<?> card(HttpRequest<?> request, String uid, @QueryValue @Nullable String v) {
        return picture(request, Pictures.CARD, UrnKind.SCRUTIN, uid, v);
    }

    @Get(uris = {"/scrutins/{uid}/badge.svg", "/en/scrutins/{uid}/badge.svg"})
    HttpResponse<?> badge(HttpRequest<?> request, String uid, @QueryValue @Nullable String v) {
        return picture(request, Pictures.BADGE, UrnKind.SCRUTIN, uid, v);
    }

    @Get(uris = {"/petitions/{id}/carte.png", "/en/petitions/{id}/carte.png"})
    HttpResponse<?> cardOfPetition(HttpRequest<?> request, String id, @QueryValue @Nullable String v) {
        return picture(request, Pictures.CARD, UrnKind.PETITION, id, v);
    }

    @Get(uris = {"/petitions/{id}/badge.svg", "/en/petitions/{id}/badge.svg"})
    HttpResponse<?> badgeOfPetition(HttpRequest<?> request, String id, @QueryValue @Nullable String v) {
        return picture(request, Pictures.BADGE, UrnKind.PETITION, id, v);
    }

    private HttpResponse<?> picture(
            HttpRequest<?> request, Pictures picture, UrnKind kind, String uid, @Nullable String v) {
        if (kind == UrnKind.PETITION && !uid.matches("[1-9][0-9]{0,17}")) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "No such picture");
        }
        var language = Language.ofPath(request.getPath());
        var path = picture.path(uid, language);
        var now = answers.answer(request, path, () -> pictures.keep(picture, kind, uid, language));
        return v == null ? now : version(now, path, v);
    }

    /**
     * A version other than the current one is answered with the address without a version, not with that of the newest version:
     * another instance, whose look at the urn is a second older or newer, would send the reader back.
     */
    private static HttpResponse<?> version(HttpResponse<byte[]> now, String path, String v) {
        if (Pictures.versioned(path, v).equals(now.header(HttpHeaders.CONTENT_LOCATION))) {
            var answer = now.toMutableResponse();
            answer.getHeaders().set(HttpHeaders.CACHE_CONTROL, FOR_EVER);
            return answer;
        }
        return HttpResponse.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, PictureService.SHORT)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }
}
