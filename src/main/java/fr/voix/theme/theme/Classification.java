package fr.voix.theme.theme;

import java.time.Instant;
import java.util.List;

/**
 * A decision of a moderator: under which themes one scrutin stands, and what stood there before.
 *
 * @param id grows with every decision; the highest of a scrutin is the version that a form has seen
 * @param before slugs, the main theme first; empty when the scrutin had never been classified
 * @param after slugs, the main theme first
 * @param reason note of the moderator, or null
 * @param mergedThemeId the theme whose merge, or whose return from one, the scrutin followed; null for a decision on this
 *     very scrutin
 */
public record Classification(
        long id,
        int moderatorId,
        Instant decidedAt,
        List<String> before,
        List<String> after,
        String reason,
        Integer mergedThemeId) {}
