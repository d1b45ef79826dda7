package fr.voix.desk.scrutin;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.RefusingPage.Refusal;
import fr.voix.desk.scrutin.DecisionPage.BallotDecision;
import fr.voix.desk.scrutin.DecisionPage.HourLine;
import fr.voix.desk.scrutin.DecisionPage.NetworkLine;
import fr.voix.desk.scrutin.DecisionPage.Trial;
import fr.voix.desk.scrutin.DecisionPage.Verdict;
import fr.voix.urn.crowd.OriginShare;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.setaside.DryRun;
import fr.voix.urn.setaside.PressureHour;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SetAsideRule;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes decisions on ballots, and the dry run before one, ready to print. */
@Singleton
class BallotDecisionView {

    /** Enough to tell networks apart on a page. */
    private static final int SHORT_NAME = 8;

    private static final double HUNDRED = 100;
    private static final Duration AN_HOUR = Duration.ofHours(1);

    NetworkLine origin(Messages words, String page, SetAsideRule rule, LocalDate day, OriginShare share) {
        var hex = HexFormat.of().formatHex(share.mark());
        return new NetworkLine(
                words.date(day),
                hex.substring(0, SHORT_NAME),
                words.number(share.votes()),
                words.percent(HUNDRED * share.votes() / share.ofDay()),
                page + "?rule=" + rule.code() + "&day=" + day + "&mark=" + hex + "#essai");
    }

    Trial trial(SubjectWording said, SetAsideForm form, DryRun found, String seal) {
        var words = said.words();
        var fields = new LinkedHashMap<String, String>();
        put(fields, "rule", form.rule());
        put(fields, "day", form.day());
        put(fields, "mark", form.mark());
        put(fields, "from", form.from());
        put(fields, "to", form.to());
        fields.put("size", Long.toString(found.size()));
        fields.put("seal", seal);
        return new Trial(
                words.t("rule." + form.rule()),
                said.text("decision.trial.ballots", found.ballots(), words.number(found.ballots())),
                words.t(found.needsSecond() ? "decision.trial.second" : "decision.trial.alone"),
                said.text(
                        "decision.trial.effect",
                        words.number(found.before().total()),
                        words.number(found.after().total())),
                fields,
                words.t(found.needsSecond() ? "decision.trial.propose" : "decision.trial.do"));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /**
     * @param all decisions on the same urn, among which one may undo this one
     * @param subject the name of its Scrutin or petition where the page is about several, or null
     * @param refusal why something was not done just now, to this decision or another, or null
     */
    BallotDecision decision(
            Messages words,
            SetAside decision,
            List<SetAside> all,
            Account account,
            Map<Integer, String> names,
            @Nullable String subject,
            @Nullable Refusal refusal) {
        var said = SubjectWording.of(words, decision.uid());
        var undoing = all.stream()
                .filter(other -> Objects.equals(other.undoes(), decision.number()))
                .filter(other -> other.state() != SetAside.State.DROPPED)
                .findFirst();
        var isOwn = decision.proposedBy() == account.moderator().id();
        var refused = refusal != null && refusal.form().equals(decision.decision()) ? refusal : null;
        var verdicts = account.mayModerate()
                ? verdicts(words, decision, undoing.isPresent(), isOwn, refused)
                : List.<Verdict>of();
        return new BallotDecision(
                words.link(DeskAreas.DECISIONS + "/" + decision.number()),
                decision.decision(),
                words.t("decision.progress." + decision.state(), decision.done(), decision.ballots()),
                what(said, decision),
                effect(said, decision),
                decision.reason(),
                words.t(
                        "decision.by",
                        name(words, names, decision.proposedBy()),
                        words.stamp(decision.proposedAt()),
                        decision.approvedBy() == null ? decision.isByOperator() ? 2 : 0 : 1,
                        decision.approvedBy() == null ? "" : name(words, names, decision.approvedBy())),
                note(words, decision, undoing.orElse(null), isOwn),
                subject == null ? null : words.link(DecisionSubject.address(decision.uid())),
                subject,
                refused == null ? null : refused.text(),
                kept(refused, verdicts),
                verdicts);
    }

    /** A reason that was typed where no form has it any more: a colleague was faster. */
    @Nullable
    private static String kept(@Nullable Refusal refused, List<Verdict> verdicts) {
        var reason = refused == null ? "" : refused.typed().getOrDefault("reason", "");
        return reason.isBlank()
                        || verdicts.stream()
                                .anyMatch(verdict -> !verdict.reason().isEmpty())
                ? null
                : reason;
    }

    HourLine hour(Messages words, String page, PressureHour hour) {
        return new HourLine(
                words.stamp(hour.hour()),
                hour.hour().toString(),
                words.number(hour.leaves()),
                words.signed(hour.change()),
                page + "?rule=" + SetAsideRule.RAFALE.code() + "&from=" + LocalMoment.write(hour.hour()) + "&to="
                        + LocalMoment.write(hour.hour().plus(AN_HOUR)) + "#essai");
    }

    private static String what(SubjectWording said, SetAside decision) {
        var words = said.words();
        if (decision.isUndoing()) {
            return words.t("decision.what.undo", decision.undone());
        }
        return said.text(
                "decision.what.aside",
                decision.ballots(),
                words.number(decision.ballots()),
                words.t("rule." + decision.rule().code()));
    }

    private static String effect(SubjectWording said, SetAside decision) {
        return said.words()
                .t(
                        "decision.effect",
                        counts(said, decision, decision.before()),
                        counts(said, decision, decision.after()));
    }

    private static String counts(SubjectWording said, SetAside decision, Counts counts) {
        var words = said.words();
        if (!decision.isShownByChoice() || decision.kind() == UrnKind.PETITION) {
            return said.text("decision.counts.all", counts.total(), words.number(counts.total()));
        }
        return words.t(
                "decision.counts",
                words.number(counts.of(Choice.P)),
                words.number(counts.of(Choice.C)),
                words.number(counts.of(Choice.A)));
    }

    @Nullable
    private static String note(Messages words, SetAside decision, @Nullable SetAside undoing, boolean isOwn) {
        if (undoing != null) {
            var isUndone = undoing.state() == SetAside.State.DONE;
            return words.t(isUndone ? "decision.note.undone" : "decision.note.undoing", undoing.decision());
        }
        return decision.state() == SetAside.State.WAITING
                ? words.t(isOwn ? "decision.note.own" : "decision.note.waiting")
                : null;
    }

    private static List<Verdict> verdicts(
            Messages words, SetAside decision, boolean isUndone, boolean isOwn, @Nullable Refusal refused) {
        return switch (decision.state()) {
            case WAITING ->
                isOwn
                        ? List.of(verdict(words, "drop", "decision.verdict.takeback", refused))
                        : List.of(
                                new Verdict("approve", words.t("decision.verdict.approve"), false, ""),
                                verdict(words, "drop", "decision.verdict.refuse", refused));
            case DONE ->
                decision.isUndoing() || isUndone
                        ? List.of()
                        : List.of(verdict(words, "undo", "decision.verdict.undo", refused));
            case RUNNING, DROPPED -> List.of();
        };
    }

    private static Verdict verdict(Messages words, String value, String key, @Nullable Refusal refused) {
        boolean isRefused = refused != null && value.equals(refused.typed().get("verdict"));
        return new Verdict(
                value, words.t(key), true, isRefused ? refused.typed().getOrDefault("reason", "") : "");
    }

    private static String name(Messages words, Map<Integer, String> names, int number) {
        return Objects.requireNonNullElse(names.get(number), words.t("decision.actor.number", number));
    }
}
