package fr.voix.site.amendement;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import fr.voix.petition.reading.PetitionItem;
import java.util.List;
import java.util.Map;

/**
 * The list of amendements with its search and filters.
 *
 * @param query the words searched for, empty for none
 * @param notes what the words were taken for, where it is not what was typed
 * @param kept filters in force that no box offers, by name
 * @param removable the filters in force, each with the address of the list without it
 * @param questions how many different ones; null where all differ
 * @param first address of the first page, null on it
 * @param next address of the following page, or null
 * @param feed of new scrutins, or of those of the texte that is asked for
 * @param follow where one asks to hear by mail of the one texte or the words that this is the list of; null unless it is
 * @param calendar of the debates of that texte; null unless it is the list of one
 * @param petitions about the texte, on the first page of its list
 */
public record AmendementListPage(
        Frame frame,
        String query,
        List<String> notes,
        List<Filter> filters,
        Map<String, String> kept,
        List<Link> removable,
        String count,
        String questions,
        List<AmendementItem> items,
        String first,
        String next,
        String feed,
        Link follow,
        String calendar,
        List<PetitionItem> petitions) {

    /** One selection box. */
    public record Filter(String name, String label, List<Option> options) {}

    public record Option(String value, String label, boolean isSelected) {}
}
