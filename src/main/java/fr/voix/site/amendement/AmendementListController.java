package fr.voix.site.amendement;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.Facet;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.EnumMap;
import java.util.Map;

/** The list of amendements: search, filters, pages. */
@PublicPages
record AmendementListController(AmendementListPageService pages, PublicAnswers answers, UrnAnswerService urns) {

    @Get(Addresses.AMENDEMENTS)
    HttpResponse<byte[]> list(
            HttpRequest<?> request,
            Language language,
            @QueryValue @Nullable String q,
            @QueryValue @Nullable String tri,
            @QueryValue @Nullable String after) {
        var facets = facets(request.getParameters());
        var criteria = AmendementCriteria.of(q, facets, tri, after)
                .orElseThrow(() -> new MalformedException(AmendementCriteria.malformed(q, facets, tri, after)));
        var address = language.code() + " list " + criteria.key();
        // in an order by votes a line moves by votes on others too
        return criteria.order() == AmendementCriteria.Order.VOTES
                ? answers.list(request, address, () -> pages.render(criteria, language))
                : answers.keptList(
                        request, address, () -> urns.keepMany(() -> Answer.html(pages.render(criteria, language))));
    }

    private static Map<Facet, String> facets(HttpParameters parameters) {
        var facets = new EnumMap<Facet, String>(Facet.class);
        for (var facet : Facet.values()) {
            parameters.getFirst(facet.code()).ifPresent(value -> facets.put(facet, value));
        }
        return facets;
    }
}
