package fr.voix.site.theme;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.Facet;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import java.util.Map;

/** The themes, and the scrutins of one. */
@PublicPages
record ThemePageController(ThemePageService pages, PublicAnswers answers) {

    @Get(Addresses.THEMES)
    HttpResponse<byte[]> all(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href(Addresses.THEMES), () -> pages.all(language));
    }

    @Get("/themes/{slug}")
    HttpResponse<byte[]> one(
            HttpRequest<?> request,
            Language language,
            String slug,
            @QueryValue @Nullable String tri,
            @QueryValue @Nullable String after) {
        var criteria = criteria(slug, tri, after);
        return answers.listed(
                request, language.code() + " theme " + criteria.key(), () -> pages.one(criteria, language));
    }

    /** Feed readers ask for all kinds of types, or for none. */
    @Get("/themes/{slug}/flux.atom")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> feed(HttpRequest<?> request, Language language, String slug) {
        var theme = criteria(slug, null, null).get(Facet.THEME);
        return answers.listed(
                request, language.href(Addresses.feed(Addresses.theme(theme))), () -> pages.feed(theme, language));
    }

    private static AmendementCriteria criteria(String slug, String tri, String after) {
        return AmendementCriteria.of(null, Map.of(Facet.THEME, slug), tri, after)
                .orElseThrow(() -> new MalformedException(
                        AmendementCriteria.malformed(null, Map.of(Facet.THEME, slug), tri, after)));
    }
}
