package fr.voix.desk.scrutin;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.page.ActResult;
import fr.voix.desk.page.DeskView;
import fr.voix.desk.page.RefusingPage.Refusal;
import fr.voix.desk.scrutin.DecisionPage.Trial;
import fr.voix.desk.scrutin.DecisionReader.State;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SetAsideResult;
import fr.voix.urn.setaside.SettingAside;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Answers with the page of one Scrutin's or petition's decisions: after an act a redirect, after a refusal the page with what was typed. */
@Singleton
record DecisionDesk(
        DecisionReader reader,
        DecisionView printer,
        BallotDecisionView ballots,
        SettingAside setAsides,
        ModeratorService moderators,
        TrialSeal seals) {

    /** The page, with a dry run when the form means ballots. */
    HttpResponse<?> show(Messages words, Account account, String uid, @Nullable String notice, SetAsideForm form) {
        // who may not decide has nothing to try: networks stay with those who need them
        if (form.isEmpty() || !account.mayModerate()) {
            return page(HttpStatus.OK, words, account, uid, null, notice, null);
        }
        var trial = trial(words, account, uid, form);
        return trial == null
                ? refuseAside(words, account, uid, form.pattern().isEmpty() ? "pattern" : "nothing", form)
                : page(HttpStatus.OK, words, account, uid, trial, null, null);
    }

    /** The dry run of a form, or null when it means no ballots. */
    @Nullable
    private Trial trial(Messages words, Account account, String uid, SetAsideForm form) {
        var result = form.pattern()
                .map(pattern -> setAsides.dryRun(uid, pattern))
                .orElseGet(SetAsideResult.NothingFound::new);
        return result instanceof SetAsideResult.Found found
                ? ballots.trial(
                        SubjectWording.of(words, uid),
                        form,
                        found.dryRun(),
                        seals.seal(
                                uid,
                                form,
                                found.dryRun().size(),
                                account.moderator().id()))
                : null;
    }

    /** Whether that has an address of another kind: what is at a Scrutin's is no petition. */
    static boolean isElsewhere(HttpRequest<?> request, Messages words, String uid) {
        return !request.getPath().startsWith(words.link(DecisionSubject.address(uid)));
    }

    /** Whether this colleague was shown what the form proposes. */
    boolean wasShown(Account account, String uid, SetAsideForm form) {
        return seals.holds(uid, form, account.moderator().id());
    }

    /** Carries out an act. */
    HttpResponse<?> act(
            Messages words,
            Account account,
            String uid,
            String form,
            Map<String, String> typed,
            Supplier<ActResult> act) {
        return switch (act.get()) {
            case ActResult.Done done -> done(words, uid, done.notice());
            case ActResult.Refused refused -> refuse(words, account, uid, form, refused.problem(), typed);
            case ActResult.Conflict conflict -> refuse(words, account, uid, form, conflict.problem(), typed);
            case ActResult.Unknown ignored -> HttpResponse.status(HttpStatus.NOT_FOUND);
        };
    }

    /** To the top of the page, where it is said: a browser would go back to the form otherwise. */
    HttpResponse<?> done(Messages words, String uid, String notice) {
        return DeskView.to(words.link(DecisionSubject.address(uid)) + "?fait=" + notice + "#fait");
    }

    HttpResponse<?> refuse(
            Messages words, Account account, String uid, String form, String problem, Map<String, String> typed) {
        return refuse(words, account, uid, null, new Refusal(form, null, error(words, uid, problem), typed));
    }

    /** What was tried stands there again, as it would be now, with what was typed into its form. */
    HttpResponse<?> refuseAside(Messages words, Account account, String uid, String problem, SetAsideForm form) {
        var trial = trial(words, account, uid, form);
        return refuse(words, account, uid, trial, new Refusal("essai", null, error(words, uid, problem), form.typed()));
    }

    private HttpResponse<?> refuse(
            Messages words, Account account, String uid, @Nullable Trial trial, Refusal refusal) {
        return page(HttpStatus.UNPROCESSABLE_ENTITY, words, account, uid, trial, null, refusal);
    }

    private static String error(Messages words, String uid, String problem) {
        var key = problem.startsWith("second.") ? problem : "decision.error." + problem;
        return SubjectWording.of(words, uid).text(key);
    }

    private HttpResponse<?> page(
            HttpStatus status,
            Messages words,
            Account account,
            String uid,
            @Nullable Trial trial,
            @Nullable String notice,
            @Nullable Refusal refusal) {
        return DeskView.found(status, "scrutin/one", reader.find(uid).map(state -> {
            var title = SubjectWording.of(words, uid)
                    .text("decision.title", state.subject().name());
            var frame = account.frame(words, title, DecisionSubject.address(uid));
            return printer.page(frame, state, account, names(state), trial, notice, refusal);
        }));
    }

    private Map<Integer, String> names(State state) {
        var numbers = new HashSet<Integer>();
        state.history().forEach(entry -> numbers.add(entry.content().actor().moderatorId()));
        return names(state.decisions(), numbers);
    }

    /** Names of the colleagues who proposed and approved, and of some more. */
    Map<Integer, String> names(Collection<SetAside> decisions, Set<Integer> more) {
        var numbers = new HashSet<>(more);
        decisions.forEach(decision -> {
            numbers.add(decision.proposedBy());
            numbers.add(decision.approvedBy());
        });
        return moderators.mailsOf(numbers);
    }
}
