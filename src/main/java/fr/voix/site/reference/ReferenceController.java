package fr.voix.site.reference;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Language;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;

/** The page about the API. */
@PublicPages
record ReferenceController(ReferencePageService pages, PublicAnswers answers) {

    @Get("/api")
    HttpResponse<byte[]> reference(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href("/api"), () -> pages.render(language));
    }
}
