package fr.voix.site.reference;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.PublicRoutes;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;

/** The page of formats, and its source for programs that read the vectors. */
@Controller
@PublicRoutes
record FormatsController(FormatsPageService formats, PublicAnswers answers) {

    private static final String MARKDOWN = "text/markdown;charset=utf-8";

    @Get(uris = {Addresses.FORMATS, "/en" + Addresses.FORMATS})
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> formats(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href(Addresses.FORMATS), () -> formats.render(language));
    }

    @Get(FormatsPageService.SOURCE)
    @Produces("text/markdown")
    HttpResponse<byte[]> source(HttpRequest<?> request) {
        return answers.ofMany(
                request,
                FormatsPageService.SOURCE,
                () -> Answer.of(MARKDOWN, formats.source()).forAnyOrigin());
    }
}
