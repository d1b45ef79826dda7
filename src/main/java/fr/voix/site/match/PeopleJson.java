package fr.voix.site.match;

import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Groupe;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The part of the file of positions that says who the deputies and groups are. */
@Serdeable
record PeopleJson(int version, List<GroupeJson> groups, List<DeputeJson> deputies) {

    @Serdeable
    record GroupeJson(String uid, String name, @Nullable String sigle) {

        static GroupeJson of(String uid, @Nullable Groupe groupe) {
            return new GroupeJson(uid, groupe == null ? uid : groupe.libelle(), groupe == null ? null : groupe.sigle());
        }
    }

    /**
     * @param name the uid where the official files have no name
     * @param sortName family name first
     * @param groupe for which the last vote was given; the empty uid for none
     */
    @Serdeable
    record DeputeJson(
            String uid,
            String name,
            String sortName,
            String groupe,
            @Nullable String departement,
            @Nullable String numero,
            @Nullable String circonscription) {

        static DeputeJson of(String uid, String groupe, @Nullable Acteur acteur) {
            return acteur == null
                    ? new DeputeJson(uid, uid, uid, groupe, null, null, null)
                    : new DeputeJson(
                            uid,
                            acteur.prenom() + " " + acteur.nom(),
                            acteur.nom() + " " + acteur.prenom(),
                            groupe,
                            acteur.departement(),
                            acteur.numeroDepartement(),
                            acteur.numeroCirconscription());
        }
    }
}
