package fr.voix.site.agenda;

import fr.voix.base.answer.Answer;
import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.Facet;
import fr.voix.parliament.amendement.FacetService;
import fr.voix.parliament.amendement.FacetValue;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.debat.AgendaService;
import fr.voix.parliament.debat.Reunion;
import fr.voix.parliament.texte.Organe;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.agenda.AgendaPage.Day;
import fr.voix.site.agenda.AgendaPage.Meeting;
import fr.voix.site.agenda.AgendaPage.Point;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the agenda into a page, and into calendars. */
@Singleton
record AgendaView(
        AgendaService agenda,
        TexteService textes,
        ThemeService themes,
        FacetService facets,
        PageFraming site,
        PublicUrl publicUrl,
        Clock clock) {

    private static final int MOST_AHEAD = 100;
    private static final int MOST_PAST = 30;

    /** A phone reads them all at every look. */
    private static final int MOST_IN_CALENDAR = 300;

    private static final Duration LOOKING_BACK = Duration.ofDays(366);
    private static final int SHORT_TITLE = 80;

    /** @param before what was before that day; null for what is announced, and the last days */
    byte[] page(@Nullable LocalDate before, Language language) {
        var m = Messages.of(language);
        var today = m.day(clock.instant()).atStartOfDay(Messages.PARIS).toInstant();
        var ahead = before == null ? agenda.from(today, MOST_AHEAD) : List.<Reunion>of();
        var until = before == null ? today : before.atStartOfDay(Messages.PARIS).toInstant();
        var past = agenda.before(until, MOST_PAST + 1);
        var full = past.size() > MOST_PAST;
        // a day is not cut: the one that is not whole comes first on the page that follows
        var last = full ? m.day(past.getLast().debutAt()) : null;
        var whole =
                past.stream().filter(one -> !m.day(one.debutAt()).equals(last)).toList();
        var shown = whole.isEmpty() ? past : whole;
        var names = new Names(shown, ahead);
        return site.render(
                "site/agenda/agenda",
                new AgendaPage(
                        site.frame(
                                language,
                                Addresses.AGENDA,
                                m.t("agenda.title"),
                                m.t("agenda.description"),
                                null,
                                List.of()),
                        days(ahead, names, m),
                        days(shown, names, m),
                        full
                                ? language.href(Addresses.AGENDA) + "?avant="
                                        + m.day(shown.getLast().debutAt())
                                : null));
    }

    private List<Day> days(List<Reunion> reunions, Names names, Messages m) {
        var days = new LinkedHashMap<LocalDate, List<Reunion>>();
        reunions.forEach(one -> days.computeIfAbsent(m.day(one.debutAt()), day -> new ArrayList<>())
                .add(one));
        return days.entrySet().stream()
                .map(day -> new Day(
                        day.getKey().toString(),
                        m.date(day.getKey()),
                        day.getValue().stream()
                                .sorted((one, other) -> one.debutAt().compareTo(other.debutAt()))
                                .map(one -> meeting(one, names, m))
                                .toList()))
                .toList();
    }

    private Meeting meeting(Reunion reunion, Names names, Messages m) {
        return new Meeting(
                m.hour(reunion.debutAt()),
                where(reunion, names.organes, m),
                reunion.isEventuelle() ? m.t("agenda.tentative") : null,
                reunion.points().stream()
                        .map(point -> new Point(
                                Wording.curly(Wording.capital(point.objet())),
                                point.isEventuel() && !reunion.isEventuelle() ? m.t("agenda.tentative") : null,
                                point.dossierUids().stream()
                                        .map(names.dossiers::get)
                                        .filter(Objects::nonNull)
                                        .map(dossier -> dossier(dossier, m))
                                        .toList()))
                        .toList());
    }

    private static Link dossier(FacetValue dossier, Messages m) {
        var count = m.t("agenda.amendements", dossier.amendements(), m.number(dossier.amendements()));
        return new Link(
                dossier.label() == null ? count : Wording.curly(Wording.capital(dossier.label())) + m.colon() + count,
                m.link(Addresses.AMENDEMENTS) + "?dossier=" + dossier.value());
    }

    /** What the meetings of a page name: committees, and bills that have amendements. */
    private final class Names {

        private final Map<String, Organe> organes;
        private final Map<String, FacetValue> dossiers;

        Names(List<Reunion> past, List<Reunion> ahead) {
            organes = organes(Stream.concat(past.stream(), ahead.stream()).toList());
            dossiers = facets.values(Facet.DOSSIER).stream()
                    .collect(Collectors.toMap(FacetValue::value, Function.identity()));
        }
    }

    private Map<String, Organe> organes(List<Reunion> reunions) {
        return textes.organes(reunions.stream()
                .map(Reunion::organeUid)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private static String where(Reunion reunion, Map<String, Organe> organes, Messages m) {
        if (reunion.isSeance()) {
            return m.t("agenda.plenary");
        }
        var organe = organes.get(reunion.organeUid());
        if (organe == null) {
            return m.t("agenda.committee");
        }
        var key = "commission." + organe.sigle();
        return m.has(key) ? m.t(key) : Wording.curly(organe.libelle());
    }

    /** Empty for a texte or theme that is not known. */
    Optional<Answer> calendar(Facet facet, AmendementCriteria criteria, Language language) {
        var m = Messages.of(language);
        if (facet == Facet.TEXTE) {
            return textes.texte(criteria.get(Facet.TEXTE))
                    .map(texte -> calendar(
                            new Wording(m).texte(texte, texte.uid()),
                            texte.dossierUid() == null ? List.of() : List.of(texte.dossierUid()),
                            m));
        }
        return themes.bySlug(criteria.get(Facet.THEME))
                .map(theme -> calendar(
                        theme.libelle(language),
                        facets.values(Facet.DOSSIER, criteria).stream()
                                .map(FacetValue::value)
                                .toList(),
                        m));
    }

    private Answer calendar(String of, Collection<String> dossiers, Messages m) {
        var found = agenda.ofDossiers(dossiers, clock.instant().minus(LOOKING_BACK), MOST_IN_CALENDAR);
        var organes = organes(found);
        var writer = new CalendarWriter(m.t("agenda.calendar", Excerpt.cut(of, SHORT_TITLE)));
        for (var reunion : found) {
            var points = reunion.points().stream()
                    .filter(point -> point.dossierUids().stream().anyMatch(dossiers::contains))
                    .toList();
            var dossier = points.getFirst().dossierUids().stream()
                    .filter(dossiers::contains)
                    .findFirst()
                    .orElseThrow();
            writer.event(
                    reunion.uid() + "@" + publicUrl.host(),
                    reunion.debutAt(),
                    reunion.isEventuelle() || points.stream().allMatch(Reunion.Point::isEventuel),
                    where(reunion, organes, m)
                            + m.colon()
                            + points.stream()
                                    .map(point -> Wording.curly(Wording.capital(point.objet())))
                                    .distinct()
                                    .collect(Collectors.joining("\n")),
                    publicUrl.origin() + m.link(Addresses.dossier(dossier)));
        }
        return Answer.of("text/calendar;charset=utf-8", writer.end()).forAnyOrigin();
    }
}
