package fr.voix.site.amendement;

import fr.voix.urn.tally.TallyView;

/**
 * Citizens' ballots before the official vote and since, as far as whole hours tell them apart.
 *
 * @param before what counted at the end of the last whole hour before it
 * @param after what counts more now
 * @param hint until when, in words
 */
public record BeforeAfter(TallyView before, TallyView after, String hint) {}
