package fr.voix.parliament.amendement;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * An amendement that a search found, with what stands in its urn.
 *
 * @param path as in {@code Amendement}; null for the few without
 * @param auteurUid null for the government, a committee and a few others
 * @param rapporteurUid who tabled it for a committee, or null
 * @param commission that committee, by the token of official addresses; null where nothing says which
 * @param extrait the beginning of the text, with its markup; null when none was published
 * @param title what it asks; null where no rule is sure
 * @param sortLibelle the official wording of what became of it
 * @param debatOn as in {@code Amendement}
 * @param isOpen null when there is no Scrutin, as are the counts and the size
 * @param size how many leaves its urn has
 * @param question what those that ask the same have in common
 * @param isWithheld whether its figures are shown to nobody
 * @param score how well it answers the words, where that is the order
 */
public record Found(
        String uid,
        int legislature,
        @Nullable String path,
        String numero,
        String texteUid,
        @Nullable String auteurUid,
        @Nullable String groupeUid,
        AuteurType auteurType,
        @Nullable String rapporteurUid,
        @Nullable String commission,
        @Nullable String divisionTitre,
        @Nullable String divisionDesignation,
        @Nullable String divisionPosition,
        @Nullable String extrait,
        @Nullable Title title,
        Sort sort,
        @Nullable String sortLibelle,
        String organeExamen,
        @Nullable LocalDate deposeOn,
        @Nullable LocalDate debatOn,
        @Nullable Boolean isOpen,
        @Nullable Long pour,
        @Nullable Long contre,
        @Nullable Long abstention,
        @Nullable Long size,
        String question,
        boolean isWithheld,
        long score) {

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

    /** Null when there is no Scrutin, and where its figures are withheld. */
    @Nullable
    public Count count() {
        return isOpen == null || isWithheld ? null : new Count(isOpen, pour, contre, abstention, size);
    }

    /** The day that counts in an order. */
    @Nullable
    LocalDate day(AmendementCriteria.Order order) {
        return order == AmendementCriteria.Order.DEBAT ? debatOn : deposeOn;
    }

    public long votes() {
        return count() == null ? 0 : count().total();
    }

    /** Address of its French page. */
    public String address() {
        return Amendement.address(uid, legislature, path);
    }
}
