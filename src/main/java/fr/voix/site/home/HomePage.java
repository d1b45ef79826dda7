package fr.voix.site.home;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import fr.voix.petition.reading.PetitionItem;
import fr.voix.site.amendement.AmendementItem;
import fr.voix.urn.tally.TallySheet;
import java.util.List;

/**
 * The first page.
 *
 * @param questions how many different ones are open; null where all differ
 * @param featured the scrutin that is put forward, or null while there is none
 * @param sheet the tally sheet of all scrutins, or null before the first ballot
 * @param sections none is empty
 * @param petitions open ones near a threshold
 * @param themes only those that have scrutins
 */
public record HomePage(
        Frame frame,
        String openText,
        String questions,
        AmendementItem featured,
        String featuredTitle,
        TallySheet sheet,
        List<Section> sections,
        List<PetitionItem> petitions,
        List<Link> themes) {

    /**
     * Some scrutins for one reason.
     *
     * @param name of the reason, a part of the key of its title
     */
    public record Section(String name, List<AmendementItem> items) {

        public boolean hasVotes() {
            return items.stream()
                    .anyMatch(item -> item.tally() != null && item.tally().total() > 0);
        }
    }
}
