package fr.voix.site.feed;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.Facet;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.exceptions.HttpStatusException;

/** Feeds of Scrutins. Readers of feeds ask for all kinds of types, or for none. */
@PublicPages
@Produces(MediaType.ALL)
record FeedController(FeedService feeds, PublicAnswers answers) {

    @Get(Addresses.NEW_FEED)
    HttpResponse<byte[]> newest(HttpRequest<?> request, Language language) {
        return answers.listed(request, language.href(Addresses.NEW_FEED), () -> feeds.newest(language));
    }

    @Get(Addresses.WEEK_FEED)
    HttpResponse<byte[]> week(HttpRequest<?> request, Language language) {
        return answers.listed(request, language.href(Addresses.WEEK_FEED), () -> feeds.week(language));
    }

    @Get("/textes/{texte}/flux.atom")
    HttpResponse<byte[]> ofTexte(HttpRequest<?> request, Language language, String texte) {
        var uid = AmendementCriteria.of(Facet.TEXTE, texte)
                .map(criteria -> criteria.get(Facet.TEXTE))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "No such list"));
        return answers.listed(
                request,
                language.href(Addresses.texteFeed(uid)),
                () -> feeds.ofTexte(uid, language).orElseThrow(NothingHereException::new));
    }
}
