package fr.voix.site.api;

import fr.voix.base.http.ApiObject;
import fr.voix.base.text.Addresses;
import fr.voix.parliament.rollcall.Cohesion;
import fr.voix.parliament.rollcall.GroupeAgreement;
import fr.voix.parliament.texte.Groupe;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;

/**
 * A parliamentary group.
 *
 * @param uid official identifier
 * @param libelle the whole name
 * @param sigle the abbreviation
 * @param debutOn its first day
 * @param finOn null while it lasts
 * @param page address of the page
 * @param membres uids of those who are in it now; null in lists
 * @param cohesion how far its members vote alike; null in lists
 * @param accords how near other groups vote, the nearest first; null in lists
 * @param amendements how many, by what became of them; null in lists
 */
@ApiObject("Groupe")
record GroupeJson(
        String uid,
        String libelle,
        String sigle,
        @Nullable LocalDate debutOn,
        @Nullable LocalDate finOn,
        String page,
        @Nullable List<String> membres,
        @Nullable CohesionJson cohesion,
        @Nullable List<AccordJson> accords,
        @Nullable List<OutcomeJson> amendements) {

    static GroupeJson of(Groupe groupe) {
        return of(groupe, null, null, null, null);
    }

    static GroupeJson of(
            Groupe groupe,
            @Nullable List<String> membres,
            @Nullable CohesionJson cohesion,
            @Nullable List<AccordJson> accords,
            @Nullable List<OutcomeJson> amendements) {
        return new GroupeJson(
                groupe.uid(),
                groupe.libelle(),
                groupe.sigle(),
                groupe.debutOn(),
                groupe.finOn(),
                Addresses.groupe(groupe.slug()),
                membres,
                cohesion,
                accords,
                amendements);
    }

    /**
     * The groups.
     *
     * @param items by uid, ended ones among them
     */
    @ApiObject("Groupes")
    record All(List<GroupeJson> items) {}

    /**
     * The agreement index of Hix, Noury and Roland.
     *
     * @param scrutins roll-calls in which two members or more voted
     * @param index from 0 to 1; null without such a roll-call
     */
    @ApiObject("Cohesion")
    record CohesionJson(int scrutins, @Nullable Double index) {

        static CohesionJson of(Cohesion cohesion) {
            return new CohesionJson(cohesion.scrutins(), cohesion.index());
        }
    }

    /**
     * How often a member of one group and a member of the other, drawn by chance, hold the same position.
     *
     * @param groupeUid of the other group
     * @param scrutins roll-calls in which both groups voted
     * @param part from 0 to 1; an abstention of one side counts for half
     */
    @ApiObject("Accord")
    record AccordJson(String groupeUid, int scrutins, double part) {

        static AccordJson of(GroupeAgreement agreement) {
            return new AccordJson(agreement.groupeUid(), agreement.scrutins(), agreement.share());
        }
    }
}
