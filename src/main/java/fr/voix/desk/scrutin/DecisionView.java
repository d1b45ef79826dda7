package fr.voix.desk.scrutin;

import fr.voix.base.audit.ActSense;
import fr.voix.base.audit.AuditEntry;
import fr.voix.base.audit.AuditService;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.RefusingPage.Refusal;
import fr.voix.desk.scrutin.DecisionPage.Entry;
import fr.voix.desk.scrutin.DecisionReader.State;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.setaside.PressureService;
import fr.voix.urn.setaside.SetAsideRule;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the page of one Scrutin's or petition's decisions ready to print. */
@Singleton
record DecisionView(PressureService pressure, BallotDecisionView ballots, AuditService audit, UrnGuard guard) {

    private static final int NETWORKS_A_DAY = 10;

    /**
     * @param names of colleagues by number
     * @param trial a dry run, or null
     */
    DecisionPage page(
            Frame frame,
            State state,
            Account account,
            Map<Integer, String> names,
            @Nullable DecisionPage.Trial trial,
            @Nullable String notice,
            @Nullable Refusal refusal) {
        var words = frame.messages();
        var uid = state.urn().uid();
        var subject = state.subject();
        var said = SubjectWording.of(words, uid);
        var link = words.link(DecisionSubject.address(uid));
        boolean isWithheld = guard.contradiction(uid).isPresent();
        return new DecisionPage(
                frame,
                said,
                subject.gist(),
                link,
                linkOrNull(words, subject.deskAddress()),
                linkOrNull(words, subject.publicAddress()),
                state.urn().isOpen(),
                state.hiding() != null,
                states(said, state, isWithheld),
                isWithheld ? List.of() : tally(words, state.urn()),
                state.closesAt() == null ? null : LocalMoment.write(state.closesAt()),
                account.mayModerate() ? origins(words, link, uid, SetAsideRule.RESEAU, OriginKind.NETWORK) : List.of(),
                account.mayModerate() ? origins(words, link, uid, SetAsideRule.DOMAINE, OriginKind.DOMAIN) : List.of(),
                pressure.hoursOf(uid).stream()
                        .map(hour -> ballots.hour(words, link, hour))
                        .toList(),
                trial,
                state.shownDecisions().stream()
                        .map(decision ->
                                ballots.decision(words, decision, state.decisions(), account, names, null, refusal))
                        .toList(),
                state.hasMoreDecisions(),
                state.history().stream()
                        .map(entry -> entry(words, entry, names))
                        .toList(),
                account.mayModerate(),
                notice == null || !words.has("decision.done." + notice) ? null : said.text("decision.done." + notice),
                refusal);
    }

    @Nullable
    private static String linkOrNull(Messages words, @Nullable String address) {
        return address == null ? null : words.link(address);
    }

    private static List<String> states(SubjectWording of, State state, boolean isWithheld) {
        var words = of.words();
        var said = new ArrayList<String>();
        var closure = state.closure();
        if (isWithheld) {
            said.add(words.t("decision.state.withheld"));
        }
        said.add(
                closure == null || isWithheld
                        ? of.text(state.urn().isOpen() ? "decision.state.open" : "decision.state.closed")
                        : words.t(
                                "decision.state.closedAt",
                                words.stamp(closure.at()),
                                words.number(closure.pour()),
                                words.number(closure.contre()),
                                words.number(closure.abstention())));
        if (closure != null && closure.erased() > 0) {
            said.add(words.t("decision.state.erased", closure.erased()));
        }
        if (state.closesAt() != null) {
            said.add(words.t("decision.state.closes", words.stamp(state.closesAt())));
        }
        for (var act : state.proposed()) {
            said.add(words.t("decision.state.waiting." + act.kind(), act.name()));
        }
        if (state.hiding() != null) {
            said.add(words.t(
                    "decision.state.hidden",
                    words.stamp(state.hiding().hiddenAt()),
                    state.hiding().reason()));
        } else if (!state.subject().isShown()) {
            said.add(of.text("decision.state.erasedByAssembly"));
        }
        return said;
    }

    private static List<DecisionPage.CountLine> tally(Messages words, Urn urn) {
        var counts = urn.counts();
        var rows = new ArrayList<DecisionPage.CountLine>();
        for (var tier : Tier.values()) {
            long total = urn.kind().choices().stream()
                    .mapToLong(choice -> counts.of(tier, choice))
                    .sum();
            if (total > 0) {
                rows.add(new DecisionPage.CountLine(
                        words.t("decision.tier." + tier.level()),
                        words.number(counts.of(tier, Choice.P)),
                        words.number(counts.of(tier, Choice.C)),
                        words.number(counts.of(tier, Choice.A)),
                        words.number(total)));
            }
        }
        rows.add(new DecisionPage.CountLine(
                words.t("decision.total"),
                words.number(counts.of(Choice.P)),
                words.number(counts.of(Choice.C)),
                words.number(counts.of(Choice.A)),
                words.number(counts.total())));
        return rows;
    }

    private List<DecisionPage.NetworkLine> origins(
            Messages words, String link, String uid, SetAsideRule rule, OriginKind kind) {
        return pressure.originsOf(uid, kind, NETWORKS_A_DAY).stream()
                .flatMap(
                        day -> day.origins().stream().map(share -> ballots.origin(words, link, rule, day.day(), share)))
                .toList();
    }

    private Entry entry(Messages words, AuditEntry entry, Map<Integer, String> names) {
        var content = entry.content();
        var number = content.actor().moderatorId();
        var who = number == null
                ? words.t("decision.actor." + content.actor().role())
                : Objects.requireNonNullElse(names.get(number), words.t("decision.actor.number", number));
        var after = audit.read(content.after());
        var key = "decision.act." + content.act() + ActSense.of(content.act(), audit.read(content.before()), after);
        return new Entry(
                words.stamp(content.at()),
                content.at().toString(),
                who,
                words.has(key) ? words.t(key, Objects.toString(after.get("decision"), "")) : content.act(),
                content.reason());
    }
}
