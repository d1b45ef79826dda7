package fr.voix.site.state;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;

/** What was up. */
@PublicPages
record StateController(StateView view, PublicAnswers answers) {

    @Get(Addresses.STATE)
    HttpResponse<byte[]> state(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href(Addresses.STATE), () -> view.page(language));
    }
}
