package fr.voix.site.home;

import fr.voix.base.answer.PublicAnswers;
import fr.voix.base.page.PublicPages;
import fr.voix.base.page.SiteService;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.reading.PetitionListService;
import fr.voix.site.amendement.AmendementItem;
import fr.voix.site.amendement.AmendementListService;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.tally.TallySheet;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import java.util.List;

/** The first page. */
@PublicPages
record HomeController(
        AmendementListService lists,
        PetitionListService petitions,
        ThemeService themes,
        SiteService site,
        PublicAnswers answers) {

    private static final int SHOWN = 7;

    private static final int PETITIONS = 3;

    @Get("/")
    HttpResponse<byte[]> home(HttpRequest<?> request, Language language) {
        return answers.page(request, language.href("/"), () -> site.render("site/home/home", page(language)));
    }

    private HomePage page(Language language) {
        var m = Messages.of(language);
        var busiest = lists.busiest(SHOWN, language);
        var featured = busiest.isEmpty() ? null : busiest.getFirst();
        var open = lists.countOpen();
        return new HomePage(
                site.frame(language, "/", m.t("home.page"), m.t("home.title"), null, List.of()),
                m.t("home.open", open, m.number(open)),
                featured,
                featured == null ? null : featuredTitle(featured, m),
                TallySheet.of(lists.countBallots()),
                featured == null ? List.of() : busiest.subList(1, busiest.size()),
                petitions.front(PETITIONS, language),
                themes.filled().stream().map(theme -> theme.link(language)).toList());
    }

    private static String featuredTitle(AmendementItem featured, Messages m) {
        return m.t(featured.tally().total() > 0 ? "home.featured" : "home.featured.new");
    }
}
