package fr.voix.desk.scrutin;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskView;
import fr.voix.urn.setaside.PressureHour;
import fr.voix.urn.setaside.PressureService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;

/** What waits for a decision, and where ballots press in. */
@BackOffice
@Secured(Role.MAY_READ)
class DecisionListController {

    private static final String DECISIONS = BallotDecisionView.DECISIONS;
    private static final String PRESSURE = "/moderation/pression";
    private static final int MOST_HOURS = 100;

    private final DecisionReader reader;
    private final DecisionListView lists;
    private final PressureService pressure;

    DecisionListController(DecisionReader reader, DecisionListView lists, PressureService pressure) {
        this.reader = reader;
        this.lists = lists;
        this.pressure = pressure;
    }

    @Get(DECISIONS)
    HttpResponse<?> waiting(Messages words, Account account, @Nullable @QueryValue String scrutin) {
        var wanted = scrutin == null || scrutin.isBlank() ? null : scrutin;
        var found = wanted == null ? null : reader.locate(wanted).orElse(null);
        if (found != null) {
            return DeskView.to(words.link(DecisionSubject.address(found)));
        }
        var frame = lists.counted(account.frame(words, words.t("decisions.title"), DECISIONS));
        return DeskView.answer(
                wanted == null ? HttpStatus.OK : HttpStatus.NOT_FOUND,
                "scrutin/decisions",
                lists.page(frame, account, wanted));
    }

    @Get(PRESSURE)
    HttpResponse<?> pressure(Messages words, Account account) {
        var frame = lists.counted(account.frame(words, words.t("decision.pressure.title"), PRESSURE));
        var hours = pressure.busiestHours(MOST_HOURS).stream()
                .map(hour -> hour(words, hour))
                .toList();
        return DeskView.ok("scrutin/pression", new PressurePage(frame, account.mayModerate(), hours));
    }

    private static PressurePage.Hour hour(Messages words, PressureHour hour) {
        var link = words.link(DecisionSubject.address(hour.uid()));
        return new PressurePage.Hour(
                words.stamp(hour.hour()),
                hour.hour().toString(),
                link,
                hour.numero() == null ? words.t("decision.petition", hour.uid()) : hour.numero(),
                words.number(hour.leaves()),
                words.signed(hour.change()),
                BallotDecisionView.trialOfHour(link, hour));
    }
}
