package fr.voix.site.journal;

import fr.voix.base.text.Link;
import java.util.List;

/**
 * One decision, ready to print.
 *
 * @param sequence its number in the account
 * @param datetime ISO 8601, for machines
 * @param who a role and a number, never a name
 * @param did what they did, up to the object
 * @param scrutin uid of the Scrutin that it was done to, where that is shown; or null
 * @param object what it was done to; without an address where there is nothing to see
 * @param changes before and after, one line each
 * @param reason or null
 */
public record JournalItem(
        long sequence,
        String when,
        String datetime,
        String who,
        String did,
        String scrutin,
        Link object,
        List<String> changes,
        String reason) {

    /** As one sentence. */
    public String sentence() {
        return who + " " + did + " " + object.text();
    }
}
