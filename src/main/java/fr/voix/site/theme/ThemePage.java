package fr.voix.site.theme;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Link;
import fr.voix.petition.reading.PetitionItem;
import fr.voix.site.amendement.AmendementItem;
import java.util.List;

/**
 * The scrutins of one theme.
 *
 * @param description a sentence or two, empty for none
 * @param isRetired whether no scrutin joins it any more
 * @param votes over its scrutins, ready to print
 * @param orders the ways in which the list can stand; the one in which it does leads nowhere
 * @param feed address of the feed
 * @param petitions those about it, on the first page
 * @param next address of the following page, or null
 */
public record ThemePage(
        Frame frame,
        String libelle,
        String description,
        boolean isRetired,
        String count,
        String votes,
        List<Link> orders,
        String feed,
        List<AmendementItem> items,
        List<PetitionItem> petitions,
        String first,
        String next) {

    /** Of the debates on the bills in it. */
    public String calendar() {
        return frame.href(Addresses.calendar(frame.path()));
    }

    /** Where one asks to hear of it by mail. */
    public String follow() {
        return frame.href(
                Addresses.follow("theme", frame.path().substring(frame.path().lastIndexOf('/') + 1)));
    }
}
