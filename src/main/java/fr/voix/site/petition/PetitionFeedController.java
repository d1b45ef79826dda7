package fr.voix.site.petition;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.PetitionService;
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

/** Feeds of petitions. Readers of feeds ask for all kinds of types, or for none. */
@Controller
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record PetitionFeedController(PetitionFeedService feeds, PetitionService petitions, PublicAnswers answers) {

    @Get(uris = {Addresses.PETITIONS_FEED, "/en" + Addresses.PETITIONS_FEED})
    HttpResponse<byte[]> all(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return answers.listed(request, language.href(Addresses.PETITIONS_FEED), () -> feeds.all(language));
    }

    @Get(uris = {"/petitions/{id}/flux.atom", "/en/petitions/{id}/flux.atom"})
    HttpResponse<byte[]> one(HttpRequest<?> request, String id) {
        var language = Language.ofPath(request.getPath());
        var asked = PetitionAddress.of(id)
                .filter(address -> address.slug().isEmpty())
                .orElseThrow(PetitionFeedController::notFound);
        return answers.listed(
                request,
                language.href(Addresses.feed(Addresses.petition(asked.id()))),
                () -> feeds.one(
                        petitions.findShown(asked.id()).orElseThrow(PetitionFeedController::notFound), language));
    }

    private static HttpStatusException notFound() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition");
    }
}
