package fr.voix.site.amendement;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.page.PageFraming;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.AmendementCriteria;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.List;

/** What the search offers while somebody types. */
@PublicPages
record HintController(SearchHints hints, PageFraming site, PublicAnswers answers) {

    @Get("/amendements/suggestions")
    HttpResponse<byte[]> hints(HttpRequest<?> request, Language language, @QueryValue(defaultValue = "") String q) {
        var typed = AmendementCriteria.ofWords(q)
                .map(AmendementCriteria::query)
                .orElseThrow(() -> new MalformedException(List.of("q")));
        return answers.list(
                request,
                language.code() + " hints " + typed,
                () -> site.render(
                        "site/amendement/hints",
                        new HintsPage(typed == null ? List.of() : hints.hints(typed, language))));
    }
}
