package fr.voix.site.card;

import fr.voix.base.answer.AnswerHandler;
import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
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

/** Share card and badge of a petition: as they are now, or one version of them for ever. */
@Controller
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PetitionPictureController {

    private final PetitionPictureService pictures;
    private final AnswerHandler answers;

    PetitionPictureController(PetitionPictureService pictures, AnswerHandler answers) {
        this.pictures = pictures;
        this.answers = answers;
    }

    @Get(uris = {"/petitions/{id}/carte.png", "/en/petitions/{id}/carte.png"})
    HttpResponse<?> card(HttpRequest<?> request, String id, @QueryValue @Nullable String v) {
        return picture(request, Pictures.CARD, id, v);
    }

    @Get(uris = {"/petitions/{id}/badge.svg", "/en/petitions/{id}/badge.svg"})
    HttpResponse<?> badge(HttpRequest<?> request, String id, @QueryValue @Nullable String v) {
        return picture(request, Pictures.BADGE, id, v);
    }

    private HttpResponse<?> picture(HttpRequest<?> request, Pictures picture, String id, @Nullable String v) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition");
        }
        var language = Language.ofPath(request.getPath());
        var path = PetitionPictureService.path(picture, Long.parseLong(id), language);
        var now = answers.answer(request, path, () -> pictures.keep(picture, id, language));
        return v == null ? now : PictureController.version(now, path, v);
    }
}
