package fr.voix.site.home;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Language;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;

/** The first page. */
@PublicPages
record HomeController(HomeView home, PublicAnswers answers) {

    @Get("/")
    HttpResponse<byte[]> home(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href("/"), () -> home.page(language));
    }
}
