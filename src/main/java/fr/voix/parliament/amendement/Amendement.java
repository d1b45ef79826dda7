package fr.voix.parliament.amendement;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A change proposed to a texte. Its identity is the official uid, never the number: five are called CF1115.
 *
 * @param chronotag epoch milliseconds of the last official change
 * @param organeExamen official prefix of the examining body: {@code AN} for the plenary, else a committee
 * @param path texte/organe/number as on the official site, e.g. {@code 2247/CION_FIN/CF1115}; null when the official file
 *     names no token of the texte
 * @param numero as printed, e.g. {@code I-CF1115} or {@code 12 (Rect)}
 * @param parentUid the amendement that this sous-amendement changes, or null
 * @param dispositif sanitised HTML, or null (credit amendements have {@code credits} instead)
 * @param expose sanitised HTML of the exposé sommaire, or null
 * @param sortLibelle the raw official wording behind {@code sort}
 * @param isHidden whether moderators hid it; never official
 */
public record Amendement(
        String uid,
        int legislature,
        long chronotag,
        String dossierUid,
        String texteUid,
        String examenRef,
        String organeExamen,
        String path,
        String numero,
        int numeroOrdre,
        int rectification,
        String tri,
        String parentUid,
        Auteur auteur,
        Cible cible,
        String cartouche,
        String dispositif,
        Credits credits,
        String expose,
        String etatCode,
        String etatLibelle,
        String sousEtatCode,
        String sousEtatLibelle,
        Sort sort,
        String sortLibelle,
        LocalDate deposeOn,
        LocalDate publieOn,
        Instant sortAt,
        String seanceRef,
        String discussionCommune,
        String discussionIdentique,
        boolean isHidden) {

    /**
     * The signatories.
     *
     * @param groupeUid the group at the time of deposit
     * @param signataires the official wording, decoded, e.g. « M. Bernalicis, Mme Abomangoli … »
     */
    public record Auteur(
            AuteurType type,
            String acteurUid,
            String organeUid,
            String groupeUid,
            String signataires,
            List<String> cosignataireUids) {}

    /**
     * What the amendement aims at; any part may be null.
     *
     * @param titre e.g. {@code ÉTAT B} or {@code Article 12}
     * @param designation e.g. {@code ARTICLE 49}
     * @param position {@code A}, {@code Apres} or {@code Avant}
     * @param missionCode official code of the budget mission, e.g. {@code AB}
     */
    public record Cible(
            String titre,
            String designation,
            String type,
            String position,
            String alinea,
            String missionCode,
            String missionLibelle,
            String missionEtat,
            String codeLoi,
            String articleLoi) {}

    /** The same amendement at no address of its own. */
    Amendement withoutPath() {
        return new Amendement(
                uid,
                legislature,
                chronotag,
                dossierUid,
                texteUid,
                examenRef,
                organeExamen,
                null,
                numero,
                numeroOrdre,
                rectification,
                tri,
                parentUid,
                auteur,
                cible,
                cartouche,
                dispositif,
                credits,
                expose,
                etatCode,
                etatLibelle,
                sousEtatCode,
                sousEtatLibelle,
                sort,
                sortLibelle,
                deposeOn,
                publieOn,
                sortAt,
                seanceRef,
                discussionCommune,
                discussionIdentique,
                isHidden);
    }

    /** Whether the public sees it, as {@code amendement.is_shown} says in the database: neither erased nor hidden. */
    public boolean isShown() {
        return sort != Sort.EFFACE && !isHidden;
    }

    /** Whether there is a text to vote on; without one the amendement has a page but no Scrutin. */
    public boolean hasText() {
        return sort != Sort.EFFACE && (dispositif != null || credits != null || expose != null);
    }

    /** Address of its French page: the path of the official site, or the stable one where the official file has no path. */
    public String address() {
        return address(uid, legislature, path);
    }

    /** The same of one of which only this is at hand. */
    public static String address(String uid, int legislature, @Nullable String path) {
        return path == null ? "/scrutins/" + uid : "/" + legislature + "/amendements/" + path;
    }
}
