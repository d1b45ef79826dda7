package fr.voix.parliament.amendement;

import java.time.LocalDate;

/**
 * An amendement that a search found, with what stands in its urn.
 *
 * @param path as in {@code Amendement}; null for the few without
 * @param extrait the beginning of the text, with its markup; null when none was published
 * @param sortLibelle the official wording of what became of it
 * @param count null when there is no Scrutin, and where its figures are withheld
 * @param isWithheld whether figures are withheld
 */
public record Found(
        String uid,
        int legislature,
        String path,
        String numero,
        String texteUid,
        String groupeUid,
        AuteurType auteurType,
        String divisionTitre,
        String divisionDesignation,
        String divisionPosition,
        String extrait,
        Sort sort,
        String sortLibelle,
        String organeExamen,
        LocalDate deposeOn,
        Count count,
        boolean isWithheld) {

    /**
     * What stands in its urn.
     *
     * @param size how many leaves it has
     */
    public record Count(boolean isOpen, long pour, long contre, long abstention, long size) {

        public long total() {
            return pour + contre + abstention;
        }
    }

    public long votes() {
        return count == null ? 0 : count.total();
    }

    /** Address of its French page. */
    public String address() {
        return Amendement.address(uid, legislature, path);
    }
}
