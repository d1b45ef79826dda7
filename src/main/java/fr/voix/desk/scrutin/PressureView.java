package fr.voix.desk.scrutin;

import fr.voix.base.text.Messages;
import fr.voix.desk.account.Account;
import fr.voix.desk.page.DeskAreas;
import fr.voix.desk.scrutin.PressurePage.Named;
import fr.voix.urn.crowd.CrowdCount;
import fr.voix.urn.crowd.CrowdCount.Crowded;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.setaside.PressureHour;
import fr.voix.urn.setaside.PressureService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the page of where ballots press in ready to print: by their titles, and first where many came from one network. */
@Singleton
record PressureView(PressureService pressure, CrowdCount crowds, PressedNameView names) {

    private static final int MOST_HOURS = 100;
    private static final int MOST_CROWDS = 20;

    PressurePage page(Messages words, Account account) {
        List<PressureHour> hours = pressure.busiestHours(MOST_HOURS);
        List<Crowded> crowded = crowds.crowded(MOST_CROWDS);
        Map<String, Named> named = names.names(
                words,
                Stream.concat(
                                hours.stream().map(PressureHour::uid),
                                crowded.stream().map(Crowded::uid))
                        .distinct()
                        .toList());
        return new PressurePage(
                account.frame(words, words.t("decision.pressure.title"), DeskAreas.PRESSURE),
                crowded.stream()
                        .filter(one -> named.containsKey(one.uid()))
                        .map(one -> crowd(words, named.get(one.uid()), one))
                        .toList(),
                hours.stream()
                        .filter(hour -> named.containsKey(hour.uid()))
                        .map(hour -> hour(words, named.get(hour.uid()), hour))
                        .toList());
    }

    private static PressurePage.Crowded crowd(Messages words, Named named, Crowded one) {
        var key = UrnKind.PETITION.isOf(one.uid()) ? "pet.crowd" : "tally.crowd";
        return new PressurePage.Crowded(
                named,
                words.t(key, one.crowd().origins(), words.number(one.crowd().total())));
    }

    private static PressurePage.Hour hour(Messages words, Named named, PressureHour hour) {
        return new PressurePage.Hour(
                named,
                words.stamp(hour.hour()),
                hour.hour().toString(),
                words.number(hour.leaves()),
                words.signed(hour.change()));
    }
}
