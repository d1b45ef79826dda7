package fr.voix.site.amendement;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.rollcall.ScrutinPublic.VoteGroupe;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.rollcall.VoteFigureService;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.amendement.AmendementPage.GroupVote;
import fr.voix.site.amendement.AmendementPage.RollCall;
import fr.voix.site.amendement.AmendementPage.Vote;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.leaf.TextChange;
import fr.voix.urn.log.PastTextService;
import fr.voix.urn.setaside.AsideNoteService;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import fr.voix.urn.tally.TallyView;
import fr.voix.vote.scrutin.Closure;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinScheduling;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How citizens and deputies voted on one amendement, and the themes it was filed under. */
@Singleton
record ComparisonService(
        TallyService tallies,
        ThemeService themes,
        ScrutinPublicService scrutinsPublics,
        VoteFigureService figures,
        TexteService textes,
        PastTextService pastTexts,
        ScrutinClosing closures,
        ScrutinScheduling schedules,
        AsideNoteService asides,
        BeforeAfterSplit apart) {

    /** Null when the amendement has no Scrutin. */
    Vote vote(Amendement amendement, Messages m) {
        return tallies.find(amendement.uid())
                .map(tally -> new Vote(
                        tally.isOpen(),
                        TallyView.of(tally, m),
                        m.moment(tally.at()),
                        pastTexts.changes(amendement.uid(), tally.size()).stream()
                                .map(change -> textChange(change, m))
                                .toList(),
                        notes(tally, m),
                        asides.pressure(tally.uid(), m)))
                .orElse(null);
    }

    private static String textChange(TextChange change, Messages m) {
        return m.t("vote.changed", change.ballots(), m.number(change.ballots()));
    }

    /** What moderators decided on it. */
    private List<String> notes(Tally tally, Messages m) {
        var notes = new ArrayList<String>();
        if (!tally.isOpen()) {
            closures.lastClosure(tally.uid(), tally.size()).ifPresent(closure -> addClosing(notes, closure, m));
        }
        schedules.closesAt(tally.uid()).ifPresent(at -> notes.add(m.t("vote.closes", m.moment(at))));
        notes.addAll(asides.notes(tally.uid(), m));
        return List.copyOf(notes);
    }

    private static void addClosing(List<String> notes, Closure closure, Messages m) {
        notes.add(m.t(
                "vote.closing",
                m.moment(closure.at()),
                m.number(closure.pour()),
                m.number(closure.contre()),
                m.number(closure.abstention()),
                closure.abstention()));
        if (closure.erased() > 0) {
            notes.add(m.t("vote.closing.erased", closure.erased(), m.number(closure.erased())));
        }
    }

    List<Link> themes(Amendement amendement, Language language) {
        return themes.of(amendement.uid()).stream()
                .map(theme -> theme.link(language))
                .toList();
    }

    /** Why none are shown. */
    String unset(Amendement amendement, Messages m) {
        return m.t(themes.isFiled(amendement.uid()) ? "theme.withheld" : "theme.none");
    }

    /**
     * Null when the deputies did not vote by roll-call.
     *
     * @param isCounted whether the citizens' count is shown
     */
    RollCall rollCall(Amendement amendement, boolean isCounted, Messages m) {
        return scrutinsPublics
                .scrutinPublicOf(amendement.uid())
                .map(scrutin -> rollCall(
                        scrutin, isCounted ? apart.of(amendement.uid(), m).orElse(null) : null, m))
                .orElse(null);
    }

    private RollCall rollCall(ScrutinPublic.Detailed detailed, BeforeAfter ballots, Messages m) {
        var scrutin = detailed.scrutin();
        var groupes = textes.groupes(detailed.groupes().stream()
                .map(VoteGroupe::groupeUid)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new RollCall(
                Integer.toString(scrutin.numero()),
                m.link(Addresses.rollCall(scrutin.legislature(), scrutin.numero())),
                m.date(scrutin.voteOn()),
                m.t(
                        switch (scrutin.issue()) {
                            case ADOPTE -> "compare.adopted";
                            case REJETE -> "compare.rejected";
                            case INCONNU -> "compare.unknown";
                        }),
                TallyView.of(scrutin.pour(), scrutin.contre(), scrutin.abstentions(), m),
                figures.fromLeftToRight(detailed.groupes()).stream()
                        .map(vote -> groupVote(vote, groupes, m))
                        .toList(),
                ballots);
    }

    private static GroupVote groupVote(VoteGroupe vote, Map<String, Groupe> groupes, Messages m) {
        var groupe = vote.groupeUid() == null ? null : groupes.get(vote.groupeUid());
        var unnamed = m.t("compare.nogroup");
        return new GroupVote(
                groupe == null ? unnamed : groupe.sigle(),
                groupe == null ? unnamed : groupe.libelle(),
                TallyView.of(vote.pour(), vote.contre(), vote.abstentions(), m));
    }
}
