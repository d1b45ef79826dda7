package fr.voix.site.match;

import fr.voix.parliament.texte.Acteur;
import fr.voix.parliament.texte.Groupe;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;

/** The part of the file of positions that says who the deputies and groups are. */
@Serdeable
record PeopleJson(int version, List<GroupeJson> groups, List<DeputeJson> deputies) {

    /** @param slug the name in the address of the page; null where the official files have none, as below */
    @Serdeable
    record GroupeJson(
            String uid,
            String name,
            @Nullable String sigle,
            @Nullable String slug) {

        static GroupeJson of(String uid, @Nullable Groupe groupe) {
            return groupe == null
                    ? new GroupeJson(uid, uid, null, null)
                    : new GroupeJson(uid, groupe.libelle(), groupe.sigle(), groupe.slug());
        }
    }

    /**
     * @param name the uid where the official files have no name
     * @param sortName family name first
     * @param groupe for which the last vote was given; the empty uid for none
     * @param until the last day in the Assemblée, of those who sit no more
     */
    @Serdeable
    record DeputeJson(
            String uid,
            String name,
            String sortName,
            String groupe,
            @Nullable String departement,
            @Nullable String numero,
            @Nullable String circonscription,
            @Nullable String slug,
            @Nullable LocalDate until) {

        static DeputeJson of(String uid, String groupe, @Nullable Acteur acteur, @Nullable LocalDate until) {
            return acteur == null
                    ? new DeputeJson(uid, uid, uid, groupe, null, null, null, null, null)
                    : new DeputeJson(
                            uid,
                            acteur.name(),
                            acteur.nom() + " " + acteur.prenom(),
                            groupe,
                            acteur.departement(),
                            acteur.numeroDepartement(),
                            acteur.numeroCirconscription(),
                            acteur.slug(),
                            until);
        }
    }
}
