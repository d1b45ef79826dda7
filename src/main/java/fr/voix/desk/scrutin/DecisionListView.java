package fr.voix.desk.scrutin;

import fr.voix.base.audit.Actor;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.WaitingCount;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.urn.crowd.WaitingUrn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.vote.scrutin.Schedule;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinScheduling;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the list of what waits for a decision ready to print. */
@Singleton
record DecisionListView(
        SettingAside setAsides,
        ScrutinHiding hidings,
        ScrutinScheduling schedules,
        AmendementService amendements,
        DecisionDesk desk,
        BallotDecisionView ballots)
        implements WaitingCount {

    static final int MOST = 300;
    /** In one letter. */
    private static final int MOST_TOLD = 20;

    @Override
    public String area() {
        return DeskAreas.DECISIONS;
    }

    /** In how many urns something waits to be looked at, and what a colleague decided that takes two. */
    @Override
    public List<Waiting> waiting(Actor reader) {
        long others = setAsides.waiting(MOST).stream()
                .filter(decision -> decision.proposedBy() != reader.moderatorId())
                .count();
        return List.of(
                new Waiting(Kind.PRESSURE, area(), waiting(MOST).size()), new Waiting(Kind.SET_ASIDE, area(), others));
    }

    /** An urn in which nothing waited before: what comes in beside that, until it is decided on, is no other news. */
    @Override
    public Optional<Urgency> urgency(Messages words, long after, Instant late) {
        var waiting = waiting(MOST);
        var pressed = waiting.stream().filter(urn -> urn.first() > after).toList();
        if (pressed.isEmpty()) {
            return Optional.empty();
        }
        var shown = pressed.stream().limit(MOST_TOLD).toList();
        var numero = numbers(words, shown.stream().map(WaitingUrn::uid).toList());
        return Optional.of(new Urgency(
                words.t("mail.waiting.pressed.subject", pressed.size()),
                words.t("mail.waiting.pressed.text"),
                shown.stream()
                        .map(urn -> new Urgent(
                                numero.apply(urn.uid()) + words.colon() + groups(words, urn),
                                DecisionSubject.address(urn.uid())))
                        .toList(),
                waiting.stream().mapToLong(WaitingUrn::last).max().orElseThrow()));
    }

    private Function<String, String> numbers(Messages words, Collection<String> uids) {
        Map<String, String> numbers =
                amendements.findAll(uids).stream().collect(Collectors.toMap(Amendement::uid, Amendement::numero));
        return uid -> UrnKind.PETITION.isOf(uid) ? words.t("decision.petition", uid) : numbers.getOrDefault(uid, uid);
    }

    static String groups(Messages words, WaitingUrn urn) {
        return SubjectWording.of(words, urn.uid())
                .text(
                        "decisions.groups.of",
                        urn.votes(),
                        words.number(urn.votes()),
                        urn.groups(),
                        words.number(urn.groups()));
    }

    private List<WaitingUrn> waiting(int mostOfKind) {
        return Arrays.stream(UrnKind.values())
                .flatMap(kind -> setAsides.urnsWaiting(kind, mostOfKind).stream())
                .toList();
    }

    /** @param query what was looked for and not found, or null */
    DecisionsPage page(Frame frame, Account account, @Nullable String query) {
        var words = frame.messages();
        // one more than is shown, to know whether there are more
        var allWaiting = setAsides.waiting(MOST + 1);
        var allGroups = waiting(MOST + 1);
        var allHidden = hidings.standing(MOST + 1);
        var allScheduled = schedules.next(MOST + 1);
        var waiting = allWaiting.stream().limit(MOST).toList();
        var hidden = allHidden.stream().limit(MOST).toList();
        var scheduled = allScheduled.entrySet().stream().limit(MOST).toList();
        var uids = new HashSet<String>(allScheduled.keySet());
        var groups = allGroups.stream().limit(MOST).toList();
        groups.forEach(group -> uids.add(group.uid()));
        waiting.forEach(decision -> uids.add(decision.uid()));
        hidden.forEach(hiding -> uids.add(hiding.scrutinUid()));
        var numero = numbers(words, uids);
        return new DecisionsPage(
                frame,
                waiting(words, waiting, account, numero),
                groups.stream()
                        .map(urn -> item(words, urn.uid(), numero, groups(words, urn)))
                        .toList(),
                hidden.stream()
                        .map(hiding -> item(
                                words,
                                hiding.scrutinUid(),
                                numero,
                                words.t("decisions.hidden.since", words.stamp(hiding.hiddenAt()), hiding.reason())))
                        .toList(),
                scheduled.stream()
                        .map(one -> item(words, one.getKey(), numero, scheduled(words, one.getValue())))
                        .toList(),
                more(words, allWaiting.size()),
                more(words, allGroups.size()),
                more(words, allHidden.size()),
                more(words, allScheduled.size()),
                account.mayModerate(),
                query == null ? "" : query,
                query == null ? null : words.t("decisions.find.none"));
    }

    @Nullable
    private static String more(Messages words, int found) {
        return found > MOST ? words.t("decisions.more", words.number(MOST)) : null;
    }

    private List<DecisionPage.BallotDecision> waiting(
            Messages words, List<SetAside> waiting, Account account, Function<String, String> numero) {
        var names = desk.names(waiting, Set.of());
        return waiting.stream()
                .map(decision -> ballots.decision(
                        words, decision, List.of(), account, names, numero.apply(decision.uid()), null))
                .toList();
    }

    private static DecisionsPage.Item item(Messages words, String uid, Function<String, String> numero, String text) {
        return new DecisionsPage.Item(words.link(DecisionSubject.address(uid)), numero.apply(uid), text);
    }

    private static String scheduled(Messages words, Schedule schedule) {
        var parts = new ArrayList<String>();
        if (schedule.opensAt() != null) {
            parts.add(words.t("decision.state.opens", words.stamp(schedule.opensAt())));
        }
        if (schedule.closesAt() != null) {
            parts.add(words.t("decision.state.closes", words.stamp(schedule.closesAt())));
        }
        return String.join(" ", parts);
    }
}
