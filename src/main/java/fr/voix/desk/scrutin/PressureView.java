package fr.voix.desk.scrutin;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.theme.summary.NamedScrutin;
import fr.voix.theme.summary.NamedScrutinService;
import fr.voix.urn.crowd.WaitingUrn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.setaside.PressureHour;
import fr.voix.urn.setaside.PressureService;
import fr.voix.urn.setaside.SettingAside;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the page of where ballots press in ready to print: by their titles, and first what waits to be looked at. */
@Singleton
record PressureView(
        PressureService pressure, SettingAside setAsides, NamedScrutinService names, PetitionService petitions) {

    private static final int MOST_HOURS = 100;
    private static final int MOST_ALERTS = 20;

    PressurePage page(Messages words, Account account) {
        List<PressureHour> hours = pressure.busiestHours(MOST_HOURS);
        List<WaitingUrn> waiting = Arrays.stream(UrnKind.values())
                .flatMap(kind -> setAsides.urnsWaiting(kind, MOST_ALERTS).stream())
                .toList();
        Map<String, String> titles = titles(
                words,
                Stream.concat(
                                hours.stream().map(PressureHour::uid),
                                waiting.stream().map(WaitingUrn::uid))
                        .distinct()
                        .toList());
        return new PressurePage(
                account.frame(words, words.t("decision.pressure.title"), DeskAreas.PRESSURE),
                account.mayModerate(),
                waiting.stream().map(urn -> alert(words, titles, urn)).toList(),
                hours.stream().map(hour -> hour(words, titles, hour)).toList());
    }

    /** Of those that are shown. */
    private Map<String, String> titles(Messages words, List<String> uids) {
        var titles = new HashMap<String, String>();
        var scrutins = uids.stream().filter(UrnKind.SCRUTIN::isOf).toList();
        for (NamedScrutin one : names.named(scrutins, words.language()).values()) {
            titles.put(one.uid(), one.title());
        }
        var ids =
                uids.stream().filter(UrnKind.PETITION::isOf).map(Long::valueOf).toList();
        for (Petition one : petitions.findAllShown(ids).values()) {
            titles.put(one.uid(), one.text().titre());
        }
        return titles;
    }

    private static String name(Messages words, Map<String, String> titles, String uid, String numero) {
        var otherwise = UrnKind.PETITION.isOf(uid) ? words.t("decision.petition", uid) : numero;
        return titles.getOrDefault(uid, otherwise);
    }

    /** A petition has its title in French alone; null where the words of the page stand. */
    private static @Nullable String lang(Map<String, String> titles, String uid) {
        return UrnKind.PETITION.isOf(uid) && titles.containsKey(uid) ? "fr" : null;
    }

    private static PressurePage.Alert alert(Messages words, Map<String, String> titles, WaitingUrn urn) {
        var waiting = SubjectWording.of(words, urn.uid())
                .text(
                        "decisions.groups.of",
                        urn.votes(),
                        words.number(urn.votes()),
                        urn.groups(),
                        words.number(urn.groups()));
        return new PressurePage.Alert(
                words.link(DecisionSubject.address(urn.uid())),
                name(words, titles, urn.uid(), urn.uid()),
                lang(titles, urn.uid()),
                waiting);
    }

    private static PressurePage.Hour hour(Messages words, Map<String, String> titles, PressureHour hour) {
        var link = words.link(DecisionSubject.address(hour.uid()));
        return new PressurePage.Hour(
                words.stamp(hour.hour()),
                hour.hour().toString(),
                link,
                name(words, titles, hour.uid(), hour.numero()),
                lang(titles, hour.uid()),
                words.number(hour.leaves()),
                words.signed(hour.change()),
                BallotDecisionView.trialOfHour(link, hour));
    }
}
