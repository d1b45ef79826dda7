package fr.voix.site.prose;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.GlossaryReader;
import fr.voix.base.page.PublicPages;
import fr.voix.base.page.SiteService;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** Pages of explanations, and the frame of « Mes bulletins ». */
@PublicPages
record ProseController(ProseView prose, SiteService site, PublicAnswers answers) {

    @Get(
            uris = {
                "/methode",
                "/fourche",
                GlossaryReader.PATH,
                "/donnees-personnelles",
                "/mentions-legales",
                "/accessibilite",
                "/donnees-ouvertes",
                Addresses.FEEDS,
            })
    HttpResponse<byte[]> prose(HttpRequest<?> request, Language language) {
        var path = language.strip(request.getPath());
        return answers.page(
                request, language.href(path), () -> site.render("site/prose/prose", prose.page(path, language)));
    }

    @Get("/mes-bulletins")
    HttpResponse<byte[]> mesBulletins(HttpRequest<?> request, Language language) {
        var m = Messages.of(language);
        return answers.page(
                request,
                language.href("/mes-bulletins"),
                () -> site.render(
                        "site/prose/ballots",
                        new BallotsPage(site.frame(
                                language,
                                "/mes-bulletins",
                                m.t("ballots.title"),
                                m.t("ballots.description"),
                                null,
                                List.of()))));
    }
}
