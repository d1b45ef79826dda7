package fr.voix.site.depute;

import fr.voix.base.page.PageFraming;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Groupe;
import fr.voix.parliament.texte.TexteService;
import fr.voix.site.depute.DeputeListPage.Departement;
import fr.voix.site.depute.DeputeListPage.Line;
import jakarta.inject.Singleton;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** All who sit, by département and constituency, so that one finds one's own. */
@Singleton
record DeputeListView(TexteService textes, PageFraming site) {

    byte[] page(Language language) {
        var m = Messages.of(language);
        var sitting = textes.sitting();
        var groupes = textes.groupes(sitting.stream()
                .map(Acteur::groupeUid)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return site.render(
                "site/depute/list",
                new DeputeListPage(
                        site.frame(
                                language,
                                Addresses.DEPUTES,
                                m.t("depute.title"),
                                m.t("depute.list.description"),
                                "deputes",
                                List.of()),
                        m.t("depute.count", sitting.size(), m.number(sitting.size())),
                        departements(sitting, groupes, m),
                        textes.former().stream()
                                .map(acteur -> line(acteur, groupes, m))
                                .toList()));
    }

    private static List<Departement> departements(List<Acteur> sitting, Map<String, Groupe> groupes, Messages m) {
        var unknown = m.t("depute.departement.unknown");
        return sitting.stream()
                .collect(Collectors.groupingBy(acteur -> Objects.requireNonNullElse(acteur.departement(), unknown)))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey(Collator.getInstance(Locale.FRENCH)))
                .map(entry -> new Departement(
                        Objects.requireNonNullElse(entry.getValue().getFirst().numeroDepartement(), ""),
                        entry.getKey(),
                        entry.getValue().stream()
                                .sorted(Comparator.comparing(DeputeListView::circonscription))
                                .map(acteur -> line(acteur, groupes, m))
                                .toList()))
                .toList();
    }

    private static Integer circonscription(Acteur acteur) {
        var numero = acteur.numeroCirconscription();
        return numero != null && numero.matches("\\d{1,3}") ? Integer.parseInt(numero) : Integer.MAX_VALUE;
    }

    private static Line line(Acteur acteur, Map<String, Groupe> groupes, Messages m) {
        var groupe = groupes.get(acteur.groupeUid());
        return new Line(
                acteur.uid(),
                acteur.name(),
                m.link(Addresses.depute(acteur.slug())),
                acteur.numeroCirconscription(),
                acteur.numeroCirconscription() == null
                        ? null
                        : DeputeView.circonscription(acteur.numeroCirconscription(), m),
                groupe == null ? null : groupe.sigle(),
                acteur.mail());
    }
}
