package fr.voix.site.amendement;

import fr.voix.base.text.Excerpt;
import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.AmendementCriteria;
import fr.voix.parliament.amendement.AmendementCriteria.Order;
import fr.voix.parliament.amendement.Asked;
import fr.voix.parliament.amendement.Facet;
import fr.voix.parliament.amendement.FacetService;
import fr.voix.parliament.amendement.FacetValue;
import fr.voix.parliament.amendement.Sort;
import fr.voix.parliament.amendement.Wording;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.amendement.AmendementListPage.Filter;
import fr.voix.site.amendement.AmendementListPage.Option;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The boxes by which a list of amendements is narrowed: only what some amendement has is offered. */
@Singleton
record FilterView(FacetService facets, TexteService textes, ThemeService themes) {

    /** Some names of dossiers are whole sentences. */
    static final int LONGEST_LABEL = 70;

    private static final List<Facet> BOXES = List.of(
            Facet.THEME,
            Facet.MISSION,
            Facet.DOSSIER,
            Facet.COMMISSION,
            Facet.ANNEE,
            Facet.GROUPE,
            Facet.SORT,
            Facet.OFFICIEL);

    /** @param asked what the words were read as; null without words */
    List<Filter> boxes(AmendementCriteria criteria, @Nullable Asked asked, Language language) {
        var m = Messages.of(language);
        var found = facets.under(criteria, asked);
        var boxes = new ArrayList<Filter>();
        for (var facet : BOXES) {
            var choices = choices(facet, found, criteria, language);
            if (!choices.isEmpty()) {
                boxes.add(box(facet, criteria.get(facet), choices, m));
            }
        }
        boxes.add(new Filter(
                "tri",
                m.t("list.order"),
                Stream.of(Order.values())
                        .filter(order -> order != Order.RELEVANCE || criteria.query() != null)
                        .map(order ->
                                new Option(order.code(), m.t("list.order." + order.code()), order == criteria.order()))
                        .toList()));
        return List.copyOf(boxes);
    }

    /** Those in force for which there is no box, or none any more. */
    Map<String, String> kept(AmendementCriteria criteria, List<Filter> boxes) {
        var kept = new LinkedHashMap<String, String>();
        criteria.facets().forEach((facet, value) -> {
            if (boxes.stream().noneMatch(box -> box.name().equals(facet.code()))) {
                kept.put(facet.code(), value);
            }
        });
        return kept;
    }

    /** What a filter in force is called. */
    String label(Facet facet, String value, List<Filter> boxes, Language language) {
        return switch (facet) {
            case TEXTE ->
                new Wording(Messages.of(language)).texte(textes.texte(value).orElse(null), value);
            case ARTICLE ->
                facets.division(value)
                        .map(new Wording(Messages.of(language))::division)
                        .orElse(value);
            case AUTEUR, RAPPORTEUR ->
                textes.acteur(value).map(acteur -> acteur.name()).orElse(value);
            case AVEC -> Messages.of(language).t("facet.AVEC", value);
            case DU, AU, STATE -> {
                var m = Messages.of(language);
                yield facet == Facet.STATE
                        ? m.t("facet.STATE." + value)
                        : m.t("facet." + facet.name(), m.date(LocalDate.parse(value)));
            }
            default ->
                boxes.stream()
                        .filter(box -> box.name().equals(facet.code()))
                        .flatMap(box -> box.options().stream())
                        .filter(Option::isSelected)
                        .map(Option::label)
                        .findFirst()
                        .orElse(value);
        };
    }

    private static Filter box(Facet facet, @Nullable String chosen, List<Link> choices, Messages m) {
        var options = new ArrayList<Option>();
        options.add(new Option("", m.t("facet." + facet.name() + ".all"), chosen == null));
        choices.forEach(choice -> options.add(
                new Option(choice.href(), choice.text(), choice.href().equals(chosen))));
        return new Filter(facet.code(), m.t("facet." + facet.name()), List.copyOf(options));
    }

    /** Labels with values. */
    private List<Link> choices(Facet facet, List<FacetValue> found, AmendementCriteria criteria, Language language) {
        var m = Messages.of(language);
        return switch (facet) {
            case THEME -> themes(found, criteria, language);
            case SORT ->
                Arrays.stream(Sort.values())
                        .filter(sort -> sort != Sort.EFFACE)
                        .filter(sort -> isFound(Facet.SORT, sort.name(), found, criteria))
                        .map(sort -> new Link(m.t("sort." + sort.name()), sort.name()))
                        .toList();
            case OFFICIEL ->
                isFound(Facet.OFFICIEL, "oui", found, criteria)
                        ? List.of(new Link(m.t("facet.OFFICIEL.oui"), "oui"))
                        : List.of();
            case ANNEE ->
                values(facet, found, criteria, m)
                        .sorted(Comparator.comparing(Link::href).reversed())
                        .toList();
            case MISSION ->
                values(facet, found, criteria, m)
                        .sorted(Comparator.comparing(Link::text))
                        .toList();
            default -> values(facet, found, criteria, m).toList();
        };
    }

    private Stream<Link> values(Facet facet, List<FacetValue> found, AmendementCriteria criteria, Messages m) {
        return facets.values(facet).stream()
                .filter(value -> isFound(facet, value.value(), found, criteria))
                .map(value -> new Link(label(value, m), value.value()));
    }

    /** What is in force can be seen and taken back, whatever it finds. */
    private static boolean isFound(Facet facet, String value, List<FacetValue> found, AmendementCriteria criteria) {
        return value.equals(criteria.get(facet))
                || found.stream()
                        .anyMatch(one -> one.facet() == facet && one.value().equals(value));
    }

    private static String label(FacetValue value, Messages m) {
        return switch (value.facet()) {
            case COMMISSION ->
                m.has("commission." + value.value()) ? m.t("commission." + value.value()) : value.value();
            case DOSSIER, MISSION ->
                Excerpt.cut(
                        Wording.curly(Wording.capital(Objects.requireNonNullElse(value.label(), value.value()))),
                        LONGEST_LABEL);
            default -> Objects.requireNonNullElse(value.label(), value.value());
        };
    }

    /** Those that scrutins are filed under, and the one that is asked for although none is. */
    private List<Link> themes(List<FacetValue> found, AmendementCriteria criteria, Language language) {
        var offered = new LinkedHashSet<>(themes.filled());
        offered.removeIf(theme -> !isFound(Facet.THEME, String.valueOf(theme.id()), found, criteria));
        if (criteria.get(Facet.THEME) != null) {
            themes.bySlug(criteria.get(Facet.THEME)).ifPresent(offered::add);
        }
        return offered.stream()
                .map(theme -> new Link(theme.libelle(language), theme.slug()))
                .toList();
    }
}
