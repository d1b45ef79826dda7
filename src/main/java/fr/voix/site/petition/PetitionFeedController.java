package fr.voix.site.petition;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.PetitionService;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** Feeds of petitions. Readers of feeds ask for all kinds of types, or for none. */
@PublicPages
@Produces(MediaType.ALL)
record PetitionFeedController(PetitionFeedService feeds, PetitionService petitions, PublicAnswers answers) {

    @Get(Addresses.PETITIONS_FEED)
    HttpResponse<byte[]> all(HttpRequest<?> request, Language language) {
        return answers.listed(request, language.href(Addresses.PETITIONS_FEED), () -> feeds.all(language));
    }

    @Get("/petitions/{id}/flux.atom")
    HttpResponse<byte[]> one(HttpRequest<?> request, Language language, String id) {
        var asked = PetitionAddress.of(id)
                .filter(address -> address.slug().isEmpty())
                .orElseThrow(NothingHereException::new);
        return answers.listed(
                request,
                language.href(Addresses.feed(Addresses.petition(asked.id()))),
                () -> feeds.one(petitions.findShown(asked.id()).orElseThrow(NothingHereException::new), language));
    }
}
