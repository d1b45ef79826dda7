package fr.voix.site.prose;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** robots.txt, security.txt and the bill of materials. */
@Controller
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record WellKnownController(WellKnownService texts, PublicAnswers answers) {

    @Get("/robots.txt")
    HttpResponse<byte[]> robots(HttpRequest<?> request) {
        return answers.ofMany(request, "/robots.txt", texts::robots);
    }

    @Get(WellKnownService.SECURITY)
    HttpResponse<byte[]> security(HttpRequest<?> request) {
        return answers.ofMany(
                request, WellKnownService.SECURITY, () -> texts.security().orElseThrow(WellKnownController::nobody));
    }

    /** Where it was before there was an agreed place. */
    @Get("/security.txt")
    HttpResponse<byte[]> formerSecurity(HttpRequest<?> request) {
        return answers.ofMany(
                request,
                "/security.txt",
                () -> texts.security()
                        .map(text -> Answer.movedTo(WellKnownService.SECURITY))
                        .orElseThrow(WellKnownController::nobody));
    }

    @Get(WellKnownService.BILL_OF_MATERIALS)
    HttpResponse<byte[]> billOfMaterials(HttpRequest<?> request) {
        return answers.ofMany(
                request,
                WellKnownService.BILL_OF_MATERIALS,
                () -> texts.billOfMaterials()
                        .orElseThrow(
                                () -> new HttpStatusException(HttpStatus.NOT_FOUND, "Built offline, without one")));
    }

    private static HttpStatusException nobody() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "Nobody to write to is configured");
    }
}
