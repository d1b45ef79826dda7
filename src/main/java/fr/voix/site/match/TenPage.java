package fr.voix.site.match;

import fr.voix.site.amendement.AmendementItem;
import java.util.List;

/**
 * Ten scrutins that tell groups apart, or fewer where there are no more.
 *
 * @param seed of the draw
 */
public record TenPage(MatchPage match, String seed, List<Asked> asked) {

    /** One scrutin to answer. */
    public record Asked(String uid, AmendementItem item) {}
}
