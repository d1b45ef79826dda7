package fr.voix.site.petition;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import fr.voix.petition.reading.PetitionItem;
import java.util.List;

/**
 * The list of petitions with its search and filters.
 *
 * @param query the words searched for, empty for none
 * @param shelves by where they stand; the one that is shown leads nowhere
 * @param first address of the first page, null on it
 * @param next address of the following page, or null
 * @param isFirstMissing whether nobody has a petition published yet
 * @param all address of the list without words and filters
 */
public record PetitionListPage(
        Frame frame,
        String query,
        String shelf,
        List<Link> shelves,
        List<Filter> filters,
        String count,
        List<PetitionItem> items,
        String first,
        String next,
        String all,
        String feed,
        boolean isFirstMissing) {

    /** One selection box. */
    public record Filter(String name, String label, List<Option> options) {}

    public record Option(String value, String label, boolean isSelected) {}
}
