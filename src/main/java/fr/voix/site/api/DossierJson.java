package fr.voix.site.api;

import fr.voix.base.http.ApiObject;
import fr.voix.parliament.texte.Texte;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/**
 * A dossier: one bill over all its readings.
 *
 * @param uid official identifier; that of its texte for one without a dossier
 * @param titre null where no file names it
 * @param amendements how many are shown; in a list with filters, how many of these
 * @param page address of the page
 * @param textes its versions, the first one first; null in lists
 * @param scrutinsPublics uids of the roll-calls on it, its articles, motions and amendements, the latest first; null in lists
 */
@ApiObject("Dossier")
record DossierJson(
        String uid,
        @Nullable String titre,
        long amendements,
        String page,
        @Nullable List<TexteJson> textes,
        @Nullable List<String> scrutinsPublics) {

    /**
     * The dossiers that have amendements.
     *
     * @param items those with most amendements first
     */
    @ApiObject("Dossiers")
    record All(List<DossierJson> items) {}

    /**
     * One version of a bill.
     *
     * @param uid official identifier
     * @param dossierUid of its dossier
     * @param numero as printed
     * @param type where it comes from
     * @param titre what people call it
     * @param amendements how many, by what became of them
     */
    @ApiObject("TexteDeLoi")
    record TexteJson(
            String uid,
            @Nullable String dossierUid,
            @Nullable String numero,

            @Schema(
                    type = "string",
                    allowableValues = {"projet", "proposition", "resolution", "inconnu"})
            String type,

            @Nullable String titre,
            List<OutcomeJson> amendements) {

        static TexteJson of(Texte texte, List<OutcomeJson> amendements) {
            return new TexteJson(
                    texte.uid(),
                    texte.dossierUid(),
                    texte.numero(),
                    texte.type().name().toLowerCase(Locale.ROOT),
                    texte.titreCourt() == null ? texte.titre() : texte.titreCourt(),
                    amendements);
        }
    }
}
