package fr.voix.site.embed;

import fr.voix.petition.reading.PetitionItemService;
import fr.voix.petition.reading.Strokes;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The count of one petition.
 *
 * @param href its page, by its full address
 * @param state where it stands, ready to print
 * @param count the number with its unit
 * @param crowd how many came from one network or domain, in words; null for none
 * @param aside how many were set aside, as of a scrutin
 * @param next how far the next threshold is, or null
 * @param goals every threshold, for who does not see the strokes
 * @param at when the count was read
 * @param instant the same for {@code <time>}
 */
public record EmbedPetitionPage(
        EmbedFrame frame,
        String href,
        long id,
        String titre,
        boolean isOpen,
        String state,
        String count,
        @Nullable String crowd,
        @Nullable String aside,
        @Nullable PetitionItemService.NextThreshold next,
        Strokes strokes,
        String alternative,
        List<PetitionItemService.Goal> goals,
        String size,
        String at,
        String instant) {

    /** As of a scrutin. */
    public String lengthClass() {
        return EmbedPage.lengthClass(titre);
    }
}
