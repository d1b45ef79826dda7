package fr.voix.site.api;

import fr.voix.base.answer.DatedBody;
import fr.voix.base.http.ApiObject;
import fr.voix.petition.reading.FoundPetition;
import fr.voix.petition.reading.PetitionSearch;
import fr.voix.urn.tally.Caution;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * One page of a list of petitions.
 *
 * @param items at most fifty
 * @param next the {@code after} of the page that follows; null on the last
 * @param at the instant that the counts are true of
 * @param caution what the counts are not
 */
@ApiObject("Petitions")
record PetitionsJson(List<ItemJson> items, @Nullable String next, Instant at, String caution) implements DatedBody {

    static PetitionsJson of(PetitionSearch.Slice slice, Instant at) {
        return new PetitionsJson(
                slice.items().stream().map(ItemJson::of).toList(), slice.next(), at, Caution.OF_SIGNATURES);
    }

    @Override
    public PetitionsJson undated() {
        return new PetitionsJson(items, next, Instant.EPOCH, caution);
    }

    /**
     * One petition in a list.
     *
     * @param id its number
     * @param page address of its page, below the origin
     * @param state where it stands
     * @param titre its title
     * @param demande what is asked
     * @param publishedAt null for one that was refused
     * @param closesAt when it closes, or was to close
     * @param closedAt when it was closed
     * @param signatures how many count; null while the count is withheld
     * @param refusal code of the published rule; null unless it is refused
     */
    @ApiObject("PetitionItem")
    record ItemJson(
            long id,
            String page,

            @Schema(
                    type = "string",
                    allowableValues = {"open", "suspended", "closed", "answered", "archived", "withdrawn", "refused"})
            String state,

            String titre,
            String demande,
            @Nullable Instant publishedAt,
            @Nullable Instant closesAt,
            @Nullable Instant closedAt,
            @Nullable Long signatures,
            @Nullable String refusal) {

        static ItemJson of(FoundPetition found) {
            return new ItemJson(
                    found.id(),
                    found.path(),
                    found.state().key(),
                    found.titre(),
                    found.demande(),
                    found.publishedAt(),
                    found.closesAt(),
                    found.closedAt(),
                    found.signatures(),
                    found.refusal());
        }
    }
}
