package fr.voix.site.match;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;

/** « Qui vote comme moi »: frames that the browser fills by itself. */
@PublicPages
record MatchController(MatchView match, PublicAnswers answers) {

    @Get(Addresses.MATCH)
    HttpResponse<byte[]> match(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href(Addresses.MATCH), () -> match.page(language));
    }

    @Get(MatchView.TEN)
    HttpResponse<byte[]> ten(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href(MatchView.TEN), () -> match.ten(language));
    }
}
