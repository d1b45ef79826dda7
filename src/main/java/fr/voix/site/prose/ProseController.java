package fr.voix.site.prose;

import fr.voix.base.answer.PublicAnswerHandler;
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
class ProseController {

    private final ProseService prose;
    private final SiteService site;
    private final PublicAnswerHandler handler;

    ProseController(ProseService prose, SiteService site, PublicAnswerHandler handler) {
        this.prose = prose;
        this.site = site;
        this.handler = handler;
    }

    @Get(uris = {"/methode", "/en/methode"})
    HttpResponse<byte[]> methode(HttpRequest<?> request) {
        return page(request, "/methode");
    }

    @Get(uris = {"/fourche", "/en/fourche"})
    HttpResponse<byte[]> fourche(HttpRequest<?> request) {
        return page(request, "/fourche");
    }

    @Get(uris = {"/donnees-personnelles", "/en/donnees-personnelles"})
    HttpResponse<byte[]> donneesPersonnelles(HttpRequest<?> request) {
        return page(request, "/donnees-personnelles");
    }

    @Get(uris = {"/mentions-legales", "/en/mentions-legales"})
    HttpResponse<byte[]> mentionsLegales(HttpRequest<?> request) {
        return page(request, "/mentions-legales");
    }

    @Get(uris = {"/accessibilite", "/en/accessibilite"})
    HttpResponse<byte[]> accessibilite(HttpRequest<?> request) {
        return page(request, "/accessibilite");
    }

    @Get(uris = {"/donnees-ouvertes", "/en/donnees-ouvertes"})
    HttpResponse<byte[]> donneesOuvertes(HttpRequest<?> request) {
        return page(request, "/donnees-ouvertes");
    }

    @Get(uris = {Addresses.FEEDS, "/en" + Addresses.FEEDS})
    HttpResponse<byte[]> feeds(HttpRequest<?> request) {
        return page(request, Addresses.FEEDS);
    }

    @Get(uris = {"/mes-bulletins", "/en/mes-bulletins"})
    HttpResponse<byte[]> mesBulletins(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        var m = Messages.of(language);
        return handler.page(
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

    private HttpResponse<byte[]> page(HttpRequest<?> request, String path) {
        var language = Language.ofPath(request.getPath());
        return handler.page(
                request, language.href(path), () -> site.render("site/prose/prose", prose.page(path, language)));
    }
}
