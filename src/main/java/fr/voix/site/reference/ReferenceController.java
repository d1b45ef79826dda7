package fr.voix.site.reference;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.ContentSecurityPolicy;
import fr.voix.base.page.PageFraming;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** The document of the API, drawn by Swagger UI. */
@PublicPages
record ReferenceController(PageFraming site, PublicAnswers answers) {

    /** Its own: from us alone, no outside host of other pages. The viewer does without styles and scripts in the page. */
    private static final String POLICY = ContentSecurityPolicy.strict().header();

    @Get(Addresses.API_VIEWER)
    HttpResponse<byte[]> reference(HttpRequest<?> request, Language language) {
        return answers.ofMany(
                request,
                language.href(Addresses.API_VIEWER),
                () -> Answer.html(page(language)).with(ContentSecurityPolicy.HEADER, POLICY));
    }

    private byte[] page(Language language) {
        var m = Messages.of(language);
        var above = List.of(new Link(m.t("reference.above"), language.href(Addresses.API_REFERENCE)));
        return site.render(
                "site/reference/reference",
                site.frame(
                        language,
                        Addresses.API_VIEWER,
                        m.t("reference.title"),
                        m.t("reference.description"),
                        null,
                        above));
    }
}
