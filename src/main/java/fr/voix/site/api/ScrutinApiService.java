package fr.voix.site.api;

import fr.voix.base.http.Problem;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.TexteAffiche;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.texte.TexteService;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.TextChange;
import fr.voix.urn.log.PastTextService;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.setaside.DayPressureService;
import fr.voix.urn.setaside.SetAsideService;
import fr.voix.urn.tally.ContradictedHandler;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyService;
import fr.voix.vote.scrutin.ClosureService;
import fr.voix.vote.scrutin.Schedule;
import fr.voix.vote.scrutin.ScheduleService;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Draws together what the API says of one Scrutin. */
@Singleton
record ScrutinApiService(
        ScrutinService scrutins,
        AmendementService amendements,
        TexteService textes,
        ScrutinPublicService officiels,
        ThemeService themes,
        SummaryService summaries,
        TallyService tallies,
        PastTextService pastTexts,
        ClosureService closures,
        ScheduleService schedules,
        SetAsideService setAsides,
        DayPressureService pressure,
        UrnGuard guard) {

    /** Empty for an unknown uid, and for what is not shown. */
    Optional<ScrutinJson> find(String uid) {
        return scrutins.find(uid).flatMap(scrutin -> shown(uid).flatMap(amendement -> json(scrutin, amendement)));
    }

    /** The text that the urn's question leaf commits to, byte for byte. */
    Optional<String> texte(String uid) {
        return shown(uid).flatMap(TexteAffiche::of).map(TexteAffiche::canonical);
    }

    private Optional<Amendement> shown(String uid) {
        return amendements.find(uid).filter(Amendement::isShown);
    }

    private Optional<ScrutinJson> json(Scrutin scrutin, Amendement amendement) {
        return TexteAffiche.of(amendement)
                .flatMap(text -> guard.contradiction(scrutin.uid())
                        .map(found -> withheld(scrutin, amendement, text, found))
                        .or(() -> tallies.find(scrutin.uid())
                                .map(tally -> json(
                                        scrutin,
                                        amendement,
                                        text,
                                        tally,
                                        null,
                                        pastTexts.changes(scrutin.uid(), tally.size()),
                                        decided(tally)))));
    }

    /** Without a figure of the urn. */
    private ScrutinJson withheld(Scrutin scrutin, Amendement amendement, TexteAffiche text, Contradiction found) {
        ScrutinJson.Decided nothing = new ScrutinJson.Decided(null, new Schedule(null, null), List.of(), List.of());
        return json(scrutin, amendement, text, null, ContradictedHandler.problem(found), List.of(), nothing);
    }

    private ScrutinJson json(
            Scrutin scrutin,
            Amendement amendement,
            TexteAffiche text,
            @Nullable Tally tally,
            @Nullable Problem withheld,
            List<TextChange> textChanges,
            ScrutinJson.Decided decided) {
        return ScrutinJson.of(
                scrutin,
                amendement.address(),
                ScrutinJson.AmendementJson.of(
                        amendement, textes.texte(amendement.texteUid()).orElse(null), text),
                summaries.shown(scrutin.uid()).orElse(null),
                textChanges,
                themes.of(scrutin.uid()),
                tally,
                withheld,
                decided,
                officiels
                        .scrutinPublicOf(scrutin.uid())
                        .map(ScrutinPublic.Detailed::scrutin)
                        .orElse(null));
    }

    private ScrutinJson.Decided decided(Tally tally) {
        return new ScrutinJson.Decided(
                tally.isOpen()
                        ? null
                        : closures.lastClosure(tally.uid(), tally.size()).orElse(null),
                schedules.of(tally.uid()),
                setAsides.inEffect(tally.uid()),
                pressure.of(tally.uid()));
    }
}
