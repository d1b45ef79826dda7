package fr.voix.site.prose;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.http.PublicRoutes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** robots.txt, security.txt and the bill of materials. */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
record WellKnownController(WellKnownService texts, PublicAnswers answers) {

    @Get("/robots.txt")
    HttpResponse<byte[]> robots(HttpRequest<?> request) {
        return answers.ofMany(request, "/robots.txt", texts::robots);
    }

    @Get(WellKnownService.SECURITY)
    HttpResponse<byte[]> security(HttpRequest<?> request) {
        return answers.ofMany(
                request, WellKnownService.SECURITY, () -> texts.security().orElseThrow(NothingHereException::new));
    }

    /** Where it was before there was an agreed place. */
    @Get("/security.txt")
    HttpResponse<byte[]> formerSecurity(HttpRequest<?> request) {
        return answers.ofMany(
                request,
                "/security.txt",
                () -> texts.security()
                        .map(text -> Answer.movedTo(WellKnownService.SECURITY))
                        .orElseThrow(NothingHereException::new));
    }

    @Get(WellKnownService.BILL_OF_MATERIALS)
    HttpResponse<byte[]> billOfMaterials(HttpRequest<?> request) {
        return answers.ofMany(
                request,
                WellKnownService.BILL_OF_MATERIALS,
                () -> texts.billOfMaterials().orElseThrow(NothingHereException::new));
    }
}
