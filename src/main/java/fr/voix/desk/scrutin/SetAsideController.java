package fr.voix.desk.scrutin;

import static java.util.Objects.requireNonNullElse;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.SecondPerson;
import fr.voix.desk.account.entry.EntryView;
import fr.voix.desk.page.BackOffice;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.ReasonForm;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SetAsideResult;
import fr.voix.urn.setaside.SetAsideRun;
import fr.voix.urn.setaside.SettingAside;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.time.Duration;
import java.util.function.Function;

/** Deciding on ballots and signatures: proposing what a dry run showed, approving, refusing, undoing. */
@BackOffice
@Secured(Role.MAY_MODERATE)
record SetAsideController(BallotModeration acts, SettingAside setAsides, SetAsideRun runs, DecisionDesk desk) {

    private static final String ASIDE = DecisionController.ADDRESS + "/ecart";
    private static final String ASIDE_OF_PETITION = DecisionController.OF_PETITION + "/ecart";
    private static final String VERDICT = DeskAreas.DECISIONS + "/{number}";

    /** Small decisions are carried out before the answer; large ones go on behind it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @Post(uris = {ASIDE, ASIDE_OF_PETITION})
    HttpResponse<?> propose(
            HttpRequest<?> request, Messages words, Account account, String uid, @Body SetAsideForm form) {
        if (DecisionDesk.isElsewhere(request, words, uid)) {
            return HttpResponse.status(HttpStatus.NOT_FOUND);
        }
        var pattern = form.pattern();
        if (pattern.isEmpty() || form.size() == null || form.size() < 0) {
            return desk.refuseAside(words, account, uid, "pattern", form);
        }
        if (!desk.wasShown(account, uid, form)) {
            return desk.refuseAside(words, account, uid, "seal", form);
        }
        var reason = requireNonNullElse(form.reason(), "");
        var result = acts.propose(uid, pattern.get(), form.size(), reason, account.actor());
        return answer(
                words,
                uid,
                result,
                "aside",
                "proposed",
                problem -> desk.refuseAside(words, account, uid, problem, form));
    }

    @Post(VERDICT)
    HttpResponse<?> verdict(Messages words, Account account, long number, @Body ReasonForm form) {
        var decision = setAsides.find(number);
        if (decision.isEmpty()) {
            return HttpResponse.status(HttpStatus.NOT_FOUND);
        }
        var reason = form.reason();
        var uid = decision.map(SetAside::uid).orElseThrow();
        var verdict = form.verdict();
        var name = decision.get().decision();
        Function<String, HttpResponse<?>> refuse =
                problem -> desk.refuse(words, account, uid, name, problem, form.typed());
        return switch (verdict) {
            case "approve" -> answer(words, uid, acts.approve(number, reason, account), "approve", "", refuse);
            case "drop" -> answer(words, uid, acts.drop(number, reason, account.actor()), "", "", refuse);
            case "undo" ->
                answer(words, uid, acts.undo(number, reason, account.actor()), "undo", "undo.proposed", refuse);
            default -> HttpResponse.badRequest();
        };
    }

    private HttpResponse<?> answer(
            Messages words,
            String uid,
            SetAsideResult result,
            String started,
            String waiting,
            Function<String, HttpResponse<?>> refuse) {
        return switch (result) {
            case SetAsideResult.Started found -> {
                runs.runFor(found.decision().number(), AT_ONCE);
                boolean isHeld = setAsides
                        .find(found.decision().number())
                        .filter(now -> now.state() == SetAside.State.WAITING)
                        .isPresent();
                yield desk.done(words, uid, isHeld ? waiting : started);
            }
            case SetAsideResult.Waiting ignored -> desk.done(words, uid, waiting);
            case SetAsideResult.Dropped ignored -> desk.done(words, uid, "drop");
            case SetAsideResult.UnknownSubject ignored -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case SetAsideResult.UnknownDecision ignored -> HttpResponse.status(HttpStatus.NOT_FOUND);
            case SetAsideResult.Found ignored -> HttpResponse.badRequest();
            case SetAsideResult.NothingFound ignored -> refuse.apply("nothing");
            case SetAsideResult.UnfitReason ignored -> refuse.apply("reason");
            case SetAsideResult.OwnProposal ignored -> refuse.apply("own");
            case SetAsideResult.NotSecond no ->
                no.why().equals(SecondPerson.STALE.key())
                        ? EntryView.proveAgain(words)
                        : refuse.apply("second." + no.why());
            case SetAsideResult.NotWaiting ignored -> refuse.apply("decided");
            case SetAsideResult.Lapsed ignored -> refuse.apply("lapsed");
            case SetAsideResult.ReadOnly ignored -> refuse.apply("readonly");
        };
    }
}
