package fr.voix.site.state;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts what was measured into a page. */
@Singleton
record StateView(StateService state, PageFraming site) {

    byte[] page(Language language) {
        Messages m = Messages.of(language);
        List<DayState> all = state.days();
        List<ServicePart> parts = Arrays.stream(ServicePart.values())
                .filter(part -> all.stream().anyMatch(one -> one.part() == part))
                .toList();
        TreeMap<LocalDate, Map<ServicePart, DayState>> days = all.stream()
                .collect(groupingBy(
                        DayState::day,
                        () -> new TreeMap<>(Comparator.reverseOrder()),
                        toMap(DayState::part, one -> one)));
        return site.render(
                "site/state/state",
                new StatePage(
                        site.frame(
                                language,
                                Addresses.STATE,
                                m.t("state.title"),
                                m.t("state.description"),
                                null,
                                List.of()),
                        parts.stream().map(part -> part(part, all, m)).toList(),
                        days.entrySet().stream()
                                .map(day -> new StatePage.Day(
                                        m.date(day.getKey()),
                                        day.getKey().toString(),
                                        parts.stream()
                                                .map(part -> cell(day.getValue().get(part), m))
                                                .toList()))
                                .toList()));
    }

    private static StatePage.Part part(ServicePart part, List<DayState> all, Messages m) {
        long good = all.stream()
                .filter(one -> one.part() == part)
                .mapToLong(DayState::good)
                .sum();
        long total = all.stream()
                .filter(one -> one.part() == part)
                .mapToLong(DayState::total)
                .sum();
        return new StatePage.Part(
                m.t("state." + part.name()),
                m.t("state." + part.name() + ".how"),
                m.t("state." + part.name() + ".sum", total, m.number(total), total - good, m.number(total - good)));
    }

    /** Counts and no percentages: what is rounded to a hundred hides what was not. */
    private static String cell(DayState day, Messages m) {
        if (day == null) {
            return m.t("state.none");
        }
        long bad = day.total() - day.good();
        return m.t("state.cell", m.number(bad), m.number(day.total()));
    }
}
