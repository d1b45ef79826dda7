package fr.voix.site;

import fr.voix.petitionview.PetitionItem;
import fr.voix.wording.Link;
import fr.voix.wording.TallySheet;
import java.util.List;

/**
 * The first page.
 *
 * @param featured the scrutin that is put forward, or null while there is none
 * @param sheet the tally sheet of all scrutins, or null before the first ballot
 * @param petitions open ones near a threshold
 * @param themes only those that have scrutins
 */
public record HomePage(
        Frame frame,
        String openText,
        AmendementItem featured,
        String featuredTitle,
        TallySheet sheet,
        List<AmendementItem> items,
        List<PetitionItem> petitions,
        List<Link> themes) {}
