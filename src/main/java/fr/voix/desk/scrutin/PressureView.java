package fr.voix.desk.scrutin;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.Chart;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.scrutin.PressurePage.Named;
import fr.voix.urn.crowd.ArrivalService;
import fr.voix.urn.crowd.ArrivalService.Hour;
import fr.voix.urn.crowd.ArrivalService.Minute;
import fr.voix.urn.crowd.WaitingUrn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.setaside.PressureHour;
import fr.voix.urn.setaside.PressureService;
import fr.voix.urn.setaside.SettingAside;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the page of where ballots press in ready to print: by their titles, and first what waits to be looked at. */
@Singleton
record PressureView(PressureService pressure, SettingAside setAsides, ArrivalService arrivals, PressedNameView names) {

    private static final int MOST_HOURS = 100;
    private static final int MOST_ALERTS = 20;
    /** Besides that of all. */
    private static final int MOST_CHARTS = 3;

    PressurePage page(Messages words, Account account) {
        List<PressureHour> hours = pressure.busiestHours(MOST_HOURS);
        List<WaitingUrn> waiting = Arrays.stream(UrnKind.values())
                .flatMap(kind -> setAsides.urnsWaiting(kind, MOST_ALERTS).stream())
                .toList();
        Hour ofAll = arrivals.ofAll().orElse(null);
        // apart from the hours above, which may all be of busier days
        Map<String, Hour> lately = ofAll == null
                ? Map.of()
                : arrivals.ofUrns(pressure.busiestUrns(
                        ofAll.minutes().getFirst().at().truncatedTo(ChronoUnit.HOURS), MOST_HOURS));
        Map<String, Named> named = names.names(
                words,
                Stream.of(
                                hours.stream().map(PressureHour::uid),
                                waiting.stream().map(WaitingUrn::uid),
                                lately.keySet().stream())
                        .flatMap(uids -> uids)
                        .distinct()
                        .toList());
        return new PressurePage(
                account.frame(words, words.t("decision.pressure.title"), DeskAreas.PRESSURE),
                account.mayModerate(),
                waiting.stream()
                        .filter(urn -> named.containsKey(urn.uid()))
                        .map(urn -> alert(words, named.get(urn.uid()), urn))
                        .toList(),
                ofAll == null ? List.of() : charts(words, named, ofAll, lately),
                hours.stream()
                        .filter(hour -> named.containsKey(hour.uid()))
                        .map(hour -> hour(words, named.get(hour.uid()), hour))
                        .toList());
    }

    private static List<Chart> charts(Messages words, Map<String, Named> named, Hour ofAll, Map<String, Hour> lately) {
        var title = words.t(
                "pressure.minutes",
                words.hour(ofAll.minutes().getFirst().at()),
                words.hour(ofAll.minutes().getLast().at()));
        var charts = new ArrayList<>(List.of(chart(words, "all", title, words.t("pressure.waiting"), ofAll)));
        lately.entrySet().stream()
                .filter(of -> named.containsKey(of.getKey()))
                .sorted(Comparator.comparing(of -> -of.getValue().arrived()))
                .limit(MOST_CHARTS)
                .map(of -> chart(
                        words,
                        of.getKey(),
                        words.t("pressure.minutes.of", named.get(of.getKey()).title()),
                        null,
                        of.getValue()))
                .forEach(charts::add);
        return charts;
    }

    private static Chart chart(Messages words, String id, String title, @Nullable String waiting, Hour hour) {
        var most = hour.minutes().stream().mapToLong(Minute::arrived).max().orElse(0);
        var summary = words.t(
                waiting == null ? "pressure.minutes.summary.of" : "pressure.minutes.summary",
                hour.arrived(),
                stepped(words, most),
                stepped(words, hour.held()));
        var heads = new Chart.Heads(words.t("pressure.minute"), words.t("pressure.arrived"), waiting);
        var counts = hour.minutes().stream()
                .map(minute -> new Chart.Count(words.hour(minute.at()), minute.arrived(), minute.held()))
                .toList();
        return Chart.of(id, title, summary, heads, counts, votes -> stepped(words, votes));
    }

    private static String stepped(Messages words, long votes) {
        return votes == 0 ? words.t("pressure.few", ArrivalService.STEP) : words.number(votes);
    }

    private static PressurePage.Alert alert(Messages words, Named named, WaitingUrn urn) {
        return new PressurePage.Alert(named, DecisionListView.groups(words, urn));
    }

    private static PressurePage.Hour hour(Messages words, Named named, PressureHour hour) {
        return new PressurePage.Hour(
                named,
                words.stamp(hour.hour()),
                hour.hour().toString(),
                words.number(hour.leaves()),
                words.signed(hour.change()),
                BallotDecisionView.trialOfHour(named.link(), hour));
    }
}
