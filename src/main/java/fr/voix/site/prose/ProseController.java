package fr.voix.site.prose;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.SiteService;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;

/** Pages of explanations, and the frame of « Mes bulletins ». */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
record ProseController(ProseView prose, SiteService site, PublicAnswers answers) {

    @Get(
            uris = {
                "/methode",
                "/en/methode",
                "/fourche",
                "/en/fourche",
                "/donnees-personnelles",
                "/en/donnees-personnelles",
                "/mentions-legales",
                "/en/mentions-legales",
                "/accessibilite",
                "/en/accessibilite",
                "/donnees-ouvertes",
                "/en/donnees-ouvertes",
                Addresses.FEEDS,
                "/en" + Addresses.FEEDS
            })
    HttpResponse<byte[]> prose(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        var path = language.strip(request.getPath());
        return answers.page(
                request, language.href(path), () -> site.render("site/prose/prose", prose.page(path, language)));
    }

    @Get(uris = {"/mes-bulletins", "/en/mes-bulletins"})
    HttpResponse<byte[]> mesBulletins(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
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
