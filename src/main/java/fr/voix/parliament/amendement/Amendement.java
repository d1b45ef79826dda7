package fr.voix.parliament.amendement;

import fr.voix.base.text.Addresses;
import fr.voix.parliament.texte.Official;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
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
 * @param auteurUid null for the government, and for a rapporteur, who tables for a committee
 * @param rapporteurUid who tabled it for a committee, or null
 * @param auteurOrganeUid the government, or the committee that its rapporteur speaks for where that is said
 * @param groupeUid the group of its author at the time of deposit
 * @param signataires the official wording, decoded, e.g. « M. Bernalicis, Mme Abomangoli … »
 * @param divisionTitre what it aims at, e.g. {@code ÉTAT B} or {@code Article 12}
 * @param divisionDesignation e.g. {@code ARTICLE 49}
 * @param divisionPosition {@code A}, {@code Apres} or {@code Avant}
 * @param missionCode official code of the budget mission, e.g. {@code AB}
 * @param dispositif sanitised HTML, or null (credit amendements have {@code credits} instead)
 * @param expose sanitised HTML of the exposé sommaire, or null
 * @param textSha256 of its text as pages show it; null for one without
 * @param sortLibelle the raw official wording behind {@code sort}
 * @param title what it asks; null where no rule is sure. It never is official
 * @param writtenWith with whom it was written, as the exposé says; null where it does not
 * @param isHidden whether moderators hid it; never official
 * @param debatOn the day on which it was debated or, while it is undecided, is to be, by the agenda (import.md); set after an
 *     import
 */
@MappedEntity("amendement")
public record Amendement(
        @Id String uid,
        int legislature,
        long chronotag,
        @Nullable String dossierUid,
        String texteUid,
        String examenRef,
        String organeExamen,
        @Nullable String path,
        String numero,
        int numeroOrdre,
        int rectification,
        @Nullable String tri,
        @Nullable String parentUid,
        AuteurType auteurType,
        @Nullable String auteurUid,
        @Nullable String rapporteurUid,
        @Nullable String auteurOrganeUid,
        @Nullable String groupeUid,
        @Nullable String signataires,
        @TypeDef(type = DataType.STRING_ARRAY) List<String> cosignataireUids,
        @Nullable String divisionTitre,
        @Nullable String divisionDesignation,
        @Nullable String divisionType,
        @Nullable String divisionPosition,
        @Nullable String alinea,
        @Nullable String missionCode,
        @Nullable String missionLibelle,
        @Nullable String missionEtat,
        @Nullable String codeLoi,
        @Nullable String articleLoi,
        @Nullable String cartouche,
        @Nullable String dispositif,
        @Nullable @TypeDef(type = DataType.JSON) Credits credits,
        @Nullable String expose,
        @Nullable byte[] textSha256,
        String etatCode,
        @Nullable String etatLibelle,
        @Nullable String sousEtatCode,
        @Nullable String sousEtatLibelle,
        Sort sort,
        @Nullable String sortLibelle,
        @Nullable LocalDate deposeOn,
        @Nullable LocalDate publieOn,
        @Nullable Instant sortAt,
        @Nullable String seanceRef,
        @Nullable String discussionCommune,
        @Nullable String discussionIdentique,
        @Nullable @TypeDef(type = DataType.JSON) Title title,
        @Nullable String writtenWith,
        byte[] fingerprint,
        boolean isHidden,
        @Nullable LocalDate debatOn)
        implements Official {

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

    /** As above, for an amendement of which only these values are known. */
    public static String address(String uid, int legislature, @Nullable String path) {
        return path == null ? Addresses.scrutin(uid) : "/" + legislature + "/amendements/" + path;
    }
}
