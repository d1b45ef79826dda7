package fr.voix.site.api;

import fr.voix.base.http.Problem;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.TexteAffiche;
import fr.voix.parliament.rollcall.ScrutinPublic;
import fr.voix.parliament.rollcall.ScrutinPublicService;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.api.ScrutinJson.AmendementJson;
import fr.voix.site.api.ScrutinJson.ClosingJson;
import fr.voix.site.api.ScrutinJson.OfficielJson;
import fr.voix.site.api.ScrutinJson.ResumeJson;
import fr.voix.site.api.ScrutinJson.TextChangeJson;
import fr.voix.site.api.ScrutinJson.ThemeJson;
import fr.voix.theme.summary.GistService;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.theme.ThemeService;
import fr.voix.urn.log.PastTextService;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.setaside.DayPressureService;
import fr.voix.urn.setaside.SettingAside;
import fr.voix.urn.tally.ContradictedHandler;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyJson;
import fr.voix.urn.tally.TallyService;
import fr.voix.vote.scrutin.Scrutin;
import fr.voix.vote.scrutin.ScrutinClosing;
import fr.voix.vote.scrutin.ScrutinOpening;
import fr.voix.vote.scrutin.ScrutinScheduling;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Draws together what the API says of one Scrutin. */
@Singleton
record ScrutinApiService(
        ScrutinOpening scrutins,
        AmendementService amendements,
        TexteService textes,
        ScrutinPublicService officiels,
        ThemeService themes,
        SummaryService summaries,
        GistService gists,
        TallyService tallies,
        PastTextService pastTexts,
        ScrutinClosing closures,
        ScrutinScheduling schedules,
        SettingAside setAsides,
        DayPressureService pressure,
        UrnGuard guard) {

    /**
     * Empty for an unknown uid, and for what is not shown.
     *
     * @param language in which it is said that figures are withheld
     */
    Optional<ScrutinJson> find(String uid, Language language) {
        return scrutins.find(uid)
                .flatMap(scrutin -> shown(uid).flatMap(amendement -> json(scrutin, amendement, language)));
    }

    /** The text that the urn's question leaf commits to, byte for byte. */
    Optional<String> texte(String uid) {
        return shown(uid).flatMap(TexteAffiche::of).map(TexteAffiche::canonical);
    }

    private Optional<Amendement> shown(String uid) {
        return amendements.find(uid).filter(Amendement::isShown);
    }

    private Optional<ScrutinJson> json(Scrutin scrutin, Amendement amendement, Language language) {
        return TexteAffiche.of(amendement)
                .flatMap(text -> guard.contradiction(scrutin.uid())
                        .map(found ->
                                json(scrutin, amendement, text, null, ContradictedHandler.problem(found, language)))
                        .or(() -> tallies.find(scrutin.uid())
                                .map(tally -> json(scrutin, amendement, text, tally, null))));
    }

    /** @param tally null where the figures of the urn are withheld */
    private ScrutinJson json(
            Scrutin scrutin,
            Amendement amendement,
            TexteAffiche text,
            @Nullable Tally tally,
            @Nullable Problem withheld) {
        String uid = scrutin.uid();
        Optional<Tally> counted = Optional.ofNullable(tally);
        return new ScrutinJson(
                uid,
                amendement.address(),
                counted.map(shown -> shown.isOpen() ? "open" : "closed").orElse(null),
                scrutin.openedAt(),
                AmendementJson.of(
                        amendement,
                        gists.of(amendement, Language.FR),
                        textes.texte(amendement.texteUid()).orElse(null),
                        amendements.commission(amendement).orElse(null),
                        text),
                summaries.shown(uid).map(ResumeJson::of).orElse(null),
                tally == null ? List.of() : json(pastTexts.changes(uid, tally.size()), TextChangeJson::of),
                json(themes.of(uid), ThemeJson::of),
                counted.map(TallyJson::of).orElse(null),
                withheld,
                counted.filter(shown -> !shown.isOpen())
                        .flatMap(shown -> closures.lastClosure(uid, shown.size()))
                        .map(ClosingJson::of)
                        .orElse(null),
                counted.flatMap(shown -> schedules.closesAt(uid)).orElse(null),
                tally == null ? List.of() : json(setAsides.inEffect(uid), SetAsideJson::of),
                tally == null ? List.of() : json(pressure.of(uid), PressureJson::of),
                officiels
                        .scrutinPublicOf(uid)
                        .map(ScrutinPublic.Detailed::scrutin)
                        .map(OfficielJson::of)
                        .orElse(null));
    }

    private static <T, J> List<J> json(List<T> found, Function<T, J> json) {
        return found.stream().map(json).toList();
    }
}
