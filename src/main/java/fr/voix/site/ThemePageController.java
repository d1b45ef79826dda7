package fr.voix.site;

import fr.voix.search.AmendementCriteria;
import fr.voix.search.AmendementCriteria.Order;
import fr.voix.theme.Theme;
import fr.voix.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;

/** The themes, and the scrutins of one. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class ThemePageController {

    private final ThemeService themes;
    private final AmendementListService lists;
    private final SiteService site;
    private final PageHandler handler;

    ThemePageController(ThemeService themes, AmendementListService lists, SiteService site, PageHandler handler) {
        this.themes = themes;
        this.lists = lists;
        this.site = site;
        this.handler = handler;
    }

    @Get(uris = {"/themes", "/en/themes"})
    HttpResponse<byte[]> all(HttpRequest<?> request) {
        var language = Language.ofPath(request.getPath());
        return handler.page(request, language.href("/themes"), () -> site.render("themes", themesPage(language)));
    }

    @Get(uris = {"/themes/{slug}", "/en/themes/{slug}"})
    HttpResponse<byte[]> one(HttpRequest<?> request, String slug, @QueryValue @Nullable String after) {
        var language = Language.ofPath(request.getPath());
        var criteria = AmendementCriteria.of(null, null, null, null, slug, Order.DATE.code(), after)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.BAD_REQUEST, "No such list"));
        return handler.list(request, language.code() + " theme " + criteria.key(), () -> {
            var theme = themes.bySlug(slug)
                    .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such theme"));
            return site.render("theme", themePage(theme, criteria, language));
        });
    }

    private ThemesPage themesPage(Language language) {
        var m = Messages.of(language);
        var entries = themes.counts().stream()
                .map(count -> new ThemesPage.Entry(
                        Wording.libelle(count.theme(), language),
                        m.t("themes.count", count.scrutins(), m.number(count.scrutins())),
                        count.scrutins() == 0
                                ? null
                                : language.href(Addresses.theme(count.theme().slug()))))
                .toList();
        return new ThemesPage(
                site.frame(language, "/themes", m.t("theme.title"), m.t("themes.description"), "themes", List.of()),
                entries);
    }

    private ThemePage themePage(Theme theme, AmendementCriteria criteria, Language language) {
        var m = Messages.of(language);
        var libelle = Wording.libelle(theme, language);
        var path = Addresses.theme(theme.slug());
        var count = lists.count(criteria);
        var slice = lists.slice(criteria, language);
        return new ThemePage(
                site.frame(
                        language,
                        path,
                        libelle,
                        m.t("themes.one.description", libelle),
                        "themes",
                        List.of(new Link(m.t("theme.title"), language.href("/themes")))),
                libelle,
                m.t("themes.count", count, m.number(count)),
                slice.items(),
                criteria.after() == null ? null : language.href(path),
                slice.next() == null ? null : language.href(path) + "?after=" + slice.next());
    }
}
