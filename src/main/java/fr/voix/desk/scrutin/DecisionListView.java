package fr.voix.desk.scrutin;

import fr.voix.base.audit.Actor;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.page.WaitingCount;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.vote.scrutin.ScrutinHiding;
import fr.voix.vote.scrutin.ScrutinScheduling;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    @Override
    public String area() {
        return DeskAreas.DECISIONS;
    }

    /** What a colleague decided that takes two. */
    @Override
    public List<Waiting> waiting(Actor reader) {
        long others = setAsides.waiting(MOST).stream()
                .filter(decision -> decision.proposedBy() != reader.moderatorId())
                .count();
        return List.of(new Waiting(Kind.SET_ASIDE, area(), others));
    }

    private Function<String, String> numbers(Messages words, Collection<String> uids) {
        Map<String, String> numbers =
                amendements.findAll(uids).stream().collect(Collectors.toMap(Amendement::uid, Amendement::numero));
        return uid -> UrnKind.PETITION.isOf(uid) ? words.t("decision.petition", uid) : numbers.getOrDefault(uid, uid);
    }

    /** @param query what was looked for and not found, or null */
    DecisionsPage page(Frame frame, Account account, @Nullable String query) {
        var words = frame.messages();
        // one more than is shown, to know whether there are more
        var allWaiting = setAsides.waiting(MOST + 1);
        var allHidden = hidings.standing(MOST + 1);
        var allScheduled = schedules.next(MOST + 1);
        var waiting = allWaiting.stream().limit(MOST).toList();
        var hidden = allHidden.stream().limit(MOST).toList();
        var scheduled = allScheduled.stream().limit(MOST).toList();
        var uids = new HashSet<String>();
        scheduled.forEach(closing -> uids.add(closing.scrutinUid()));
        waiting.forEach(decision -> uids.add(decision.uid()));
        hidden.forEach(hiding -> uids.add(hiding.scrutinUid()));
        var numero = numbers(words, uids);
        return new DecisionsPage(
                frame,
                waiting(words, waiting, account, numero),
                hidden.stream()
                        .map(hiding -> item(
                                words,
                                hiding.scrutinUid(),
                                numero,
                                words.t("decisions.hidden.since", words.stamp(hiding.hiddenAt()), hiding.reason())))
                        .toList(),
                scheduled.stream()
                        .map(closing -> item(
                                words,
                                closing.scrutinUid(),
                                numero,
                                words.t("decision.state.closes", words.stamp(closing.dueAt()))))
                        .toList(),
                more(words, allWaiting.size()),
                more(words, allHidden.size()),
                more(words, allScheduled.size()),
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
}
