package fr.voix.site.agenda;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.page.PublicPages;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Days;
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
import java.util.List;

/** The agenda as a page, and as calendars. */
@PublicPages
record AgendaController(AgendaView view, PublicAnswers answers) {

    @Get(Addresses.AGENDA)
    HttpResponse<byte[]> page(HttpRequest<?> request, Language language, @QueryValue @Nullable String avant) {
        var before = avant == null || avant.isBlank() ? null : Days.of(avant).orElse(null);
        if (before == null && avant != null && !avant.isBlank()) {
            throw new MalformedException(List.of("avant"));
        }
        return answers.page(request, language.code() + " agenda " + before, () -> view.page(before, language));
    }

    /** Programs of calendars ask for all kinds of types, or for none. */
    @Get("/textes/{texte}/agenda.ics")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> ofTexte(HttpRequest<?> request, Language language, String texte) {
        return calendar(request, language, Facet.TEXTE, texte);
    }

    @Get("/themes/{slug}/agenda.ics")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> ofTheme(HttpRequest<?> request, Language language, String slug) {
        return calendar(request, language, Facet.THEME, slug);
    }

    private HttpResponse<byte[]> calendar(HttpRequest<?> request, Language language, Facet facet, String value) {
        var criteria = AmendementCriteria.of(facet, value).orElseThrow(NothingHereException::new);
        return answers.listed(
                request,
                language.code() + " calendar " + criteria.key(),
                () -> view.calendar(facet, criteria, language).orElseThrow(NothingHereException::new));
    }
}
