package fr.voix.desk.figures;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.DeskView;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

/** How the classifying goes, for all who work here. */
@Secured(Role.MAY_READ)
@BackOffice
record FiguresController(FiguresService figures, FiguresView printer) {

    @Get(DeskAreas.FIGURES)
    HttpResponse<?> figures(Messages words, Account account, @QueryValue(defaultValue = "30") int jours) {
        var frame = account.frame(words, words.t("figures.title"), DeskAreas.FIGURES);
        return Period.ofDays(jours)
                .<HttpResponse<?>>map(
                        period -> DeskView.ok("figures/chiffres", printer.page(frame, period, figures.of(period))))
                .orElseGet(HttpResponse::badRequest);
    }
}
