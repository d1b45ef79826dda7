package fr.voix.site.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.voix.base.answer.DatedBody;
import fr.voix.base.http.ApiObject;
import fr.voix.parliament.amendement.AmendementSearch;
import fr.voix.parliament.amendement.Found;
import fr.voix.site.api.ScrutinJson.AuteurJson;
import fr.voix.theme.summary.Gist;
import fr.voix.urn.tally.Caution;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One page of a list of amendements.
 *
 * @param items at most fifty
 * @param next the {@code after} of the page that follows; null on the last
 * @param at the instant that the counts are true of
 * @param caution what the counts are not
 */
@ApiObject("Amendements")
record AmendementsJson(List<Item> items, @Nullable String next, Instant at, String caution) implements DatedBody {

    static AmendementsJson of(AmendementSearch.Slice slice, Map<String, Gist> gists, Instant at) {
        return new AmendementsJson(
                slice.items().stream()
                        .map(found -> Item.of(found, gists.get(found.uid())))
                        .toList(),
                slice.next(),
                at,
                Caution.TEXT);
    }

    @Override
    public AmendementsJson undated() {
        return new AmendementsJson(items, next, Instant.EPOCH, caution);
    }

    /**
     * One amendement in a list.
     *
     * @param uid official identifier, and the uid of its scrutin
     * @param numero as printed
     * @param titre what it asks, in one line of French
     * @param titreSource who says so: the moderators' summary, the authors who are quoted, what kind of amendement it is, or nobody
     * @param page address of its page
     * @param texteUid of the bill
     * @param auteur who tabled it
     * @param division the article or title that it targets
     * @param sort what became of it
     * @param deposeOn day it was tabled
     * @param tally null for one without a text, on which nobody votes, and while the count is withheld
     */
    @ApiObject("AmendementItem")
    record Item(
            String uid,
            String numero,
            String titre,

            @Schema(
                    type = "string",
                    allowableValues = {"resume", "citation", "nature", "place"})
            String titreSource,

            String page,
            String texteUid,
            @JsonUnwrapped AuteurJson auteur,
            @Nullable String division,

            @Schema(
                    type = "string",
                    allowableValues = {
                        "adopte",
                        "rejete",
                        "tombe",
                        "non_soutenu",
                        "retire",
                        "irrecevable",
                        "a_discuter",
                        "en_traitement",
                        "inconnu"
                    })
            String sort,

            @Nullable LocalDate deposeOn,
            @Nullable Count tally) {

        static Item of(Found found, Gist gist) {
            Found.Count count = found.count();
            return new Item(
                    found.uid(),
                    found.numero(),
                    gist.text(),
                    gist.source().name().toLowerCase(Locale.ROOT),
                    found.address(),
                    found.texteUid(),
                    new AuteurJson(
                            found.auteurUid(),
                            found.groupeUid(),
                            found.auteurType().name().toLowerCase(Locale.ROOT),
                            found.rapporteurUid(),
                            found.commission()),
                    found.divisionTitre(),
                    found.sort().name().toLowerCase(Locale.ROOT),
                    found.deposeOn(),
                    count == null
                            ? null
                            : new Count(
                                    count.isOpen() ? "open" : "closed",
                                    count.pour(),
                                    count.contre(),
                                    count.abstention(),
                                    count.total(),
                                    count.size()));
        }
    }

    /**
     * What counts in the urn of a scrutin. Not a representative sample of anything.
     *
     * @param state whether ballots are taken
     * @param pour votes for
     * @param contre votes against
     * @param abstention abstentions
     * @param total the three together
     * @param size how many leaves the urn had
     */
    @Serdeable
    @Schema(name = "Count")
    record Count(
            @Schema(
                    type = "string",
                    allowableValues = {"open", "closed"})
            String state,

            long pour,
            long contre,
            long abstention,
            long total,
            long size) {}
}
