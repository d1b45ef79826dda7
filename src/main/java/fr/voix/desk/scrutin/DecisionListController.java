package fr.voix.desk.scrutin;

import fr.voix.base.load.Through;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.PageHandler;
import fr.voix.desk.page.Wording;
import fr.voix.urn.setaside.PressureHour;
import fr.voix.urn.setaside.PressureService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;

/** What waits for a decision, and where ballots press in. */
@Controller
@BackOffice
@Through("back-office")
@Secured(Role.MAY_READ)
class DecisionListController {

    private static final String DECISIONS = BallotDecisionHandler.DECISIONS;
    private static final String PRESSURE = "/moderation/pression";
    private static final int MOST_HOURS = 100;

    private final DecisionReader reader;
    private final DecisionListHandler lists;
    private final PressureService pressure;
    private final PageHandler pages;

    DecisionListController(
            DecisionReader reader, DecisionListHandler lists, PressureService pressure, PageHandler pages) {
        this.reader = reader;
        this.lists = lists;
        this.pressure = pressure;
        this.pages = pages;
    }

    @Get(uris = {DECISIONS, Wording.ENGLISH + DECISIONS})
    HttpResponse<?> waiting(HttpRequest<?> request, Account account, @Nullable @QueryValue String scrutin) {
        var words = Wording.of(request.getPath());
        var wanted = scrutin == null || scrutin.isBlank() ? null : scrutin;
        var found = wanted == null ? null : reader.locate(wanted).orElse(null);
        if (found != null) {
            return HttpResponse.seeOther(URI.create(words.link(Subject.address(found))));
        }
        var frame = lists.counted(account.frame(words, words.text("decisions.title"), DECISIONS));
        return pages.answer(
                wanted == null ? HttpStatus.OK : HttpStatus.NOT_FOUND,
                "scrutin/decisions",
                lists.page(frame, account, wanted));
    }

    @Get(uris = {PRESSURE, Wording.ENGLISH + PRESSURE})
    HttpResponse<?> pressure(HttpRequest<?> request, Account account) {
        var words = Wording.of(request.getPath());
        var frame = lists.counted(account.frame(words, words.text("pressure.title"), PRESSURE));
        var hours = pressure.busiestHours(MOST_HOURS).stream()
                .map(hour -> hour(words, hour))
                .toList();
        return pages.answer(HttpStatus.OK, "scrutin/pression", new PressurePage(frame, account.mayModerate(), hours));
    }

    private static PressurePage.Hour hour(Wording words, PressureHour hour) {
        var link = words.link(Subject.address(hour.uid()));
        return new PressurePage.Hour(
                words.moment(hour.hour()),
                hour.hour().toString(),
                link,
                hour.numero() == null ? words.text("decision.petition", hour.uid()) : hour.numero(),
                words.number(hour.leaves()),
                words.signed(hour.change()),
                BallotDecisionHandler.trialOfHour(link, hour));
    }
}
