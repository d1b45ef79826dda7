package fr.voix.site.feed;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.AmendementCriteria;
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

/** Feeds of Scrutins and the calendar of closings. Readers of feeds ask for all kinds of types, or for none. */
@Controller
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record FeedController(FeedService feeds, ClosingFeedService closings, PublicAnswers answers) {

    @Get(uris = {Addresses.NEW_FEED, "/en" + Addresses.NEW_FEED})
    HttpResponse<byte[]> newest(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return answers.listed(request, language.href(Addresses.NEW_FEED), () -> feeds.newest(language));
    }

    @Get(uris = {Addresses.WEEK_FEED, "/en" + Addresses.WEEK_FEED})
    HttpResponse<byte[]> week(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return answers.listed(request, language.href(Addresses.WEEK_FEED), () -> feeds.week(language));
    }

    @Get(uris = {Addresses.CLOSINGS_FEED, "/en" + Addresses.CLOSINGS_FEED})
    HttpResponse<byte[]> closings(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return answers.listed(request, language.href(Addresses.CLOSINGS_FEED), () -> closings.feed(language));
    }

    @Get(uris = {Addresses.CALENDAR, "/en" + Addresses.CALENDAR})
    HttpResponse<byte[]> calendar(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return answers.listed(request, language.href(Addresses.CALENDAR), () -> closings.calendar(language));
    }

    @Get(uris = {"/textes/{texte}/flux.atom", "/en/textes/{texte}/flux.atom"})
    HttpResponse<byte[]> ofTexte(HttpRequest<?> request, String texte) {
        var language = Language.ofPath(request.getPath());
        var uid = AmendementCriteria.of(null, texte, null, null, null, null, null)
                .map(AmendementCriteria::texte)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "No such list"));
        return answers.listed(
                request,
                language.href(Addresses.texteFeed(uid)),
                () -> feeds.ofTexte(uid, language)
                        .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such texte")));
    }
}
