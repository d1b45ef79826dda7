package fr.voix.desk.figures;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

/** How the classifying goes, for all who work here. */
@Controller
@Secured(Role.MAY_READ)
@BackOffice
@Through("back-office")
class FiguresController {

    static final String FIGURES = "/moderation/chiffres";

    private final FiguresService figures;
    private final FiguresPageHandler printer;
    private final PageHandler pages;

    FiguresController(FiguresService figures, FiguresPageHandler printer, PageHandler pages) {
        this.figures = figures;
        this.printer = printer;
        this.pages = pages;
    }

    @Get(uris = {FIGURES, Wording.ENGLISH + FIGURES})
    HttpResponse<?> figures(HttpRequest<?> request, Account account, @QueryValue(defaultValue = "30") int jours) {
        var words = Wording.of(request.getPath());
        var frame = account.frame(words, words.text("figures.title"), FIGURES);
        return Period.ofDays(jours)
                .<HttpResponse<?>>map(period -> pages.answer(
                        HttpStatus.OK, "figures/chiffres", printer.page(frame, period, figures.of(period))))
                .orElseGet(HttpResponse::badRequest);
    }
}
