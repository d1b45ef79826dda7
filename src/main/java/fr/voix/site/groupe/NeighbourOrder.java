package fr.voix.site.groupe;

import fr.voix.parliament.rollcall.GroupeAgreement;
import fr.voix.parliament.texte.Groupe;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** How the groups beside one can stand: the nearest first, by name, or by how many roll-calls they share. */
enum NeighbourOrder {
    ACCORD,
    NOM,
    SCRUTINS;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an address says of it. */
    String query() {
        return this == ACCORD ? "" : "?tri=" + code();
    }

    Comparator<GroupeAgreement> of(Map<String, Groupe> known) {
        Comparator<GroupeAgreement> byName = Comparator.comparing(
                agreement -> known.containsKey(agreement.groupeUid())
                        ? known.get(agreement.groupeUid()).libelle()
                        : agreement.groupeUid(),
                Collator.getInstance(Locale.FRENCH));
        return switch (this) {
            case ACCORD ->
                Comparator.comparingDouble(GroupeAgreement::share).reversed().thenComparing(byName);
            case NOM -> byName;
            case SCRUTINS ->
                Comparator.comparingInt(GroupeAgreement::scrutins).reversed().thenComparing(byName);
        };
    }
}
