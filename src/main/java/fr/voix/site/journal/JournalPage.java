package fr.voix.site.journal;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import java.util.List;

/**
 * The decisions of those who work here.
 *
 * @param kinds what can be looked at alone; the one that is looked at leads nowhere
 * @param feed address of the feed
 * @param first address of the first page, or null on it
 * @param next address of the following page, or null
 * @param head number of the last entry of the whole account, ready to print
 * @param headHash its hash in hex
 * @param note both, as they are signed; null while nothing is
 * @param epochs when the service went on from an older database; empty unless it did
 * @param contradiction how the account is not what it was; null unless it is
 */
public record JournalPage(
        Frame frame,
        List<Link> kinds,
        String feed,
        List<JournalItem> items,
        String first,
        String next,
        String head,
        String headHash,
        String note,
        List<EpochItem> epochs,
        String contradiction) {

    /**
     * That something is lost, ready to print.
     *
     * @param datetime the same instant for programs
     * @param statements address of what was signed
     * @param report address of what names everything that is lost
     */
    public record EpochItem(
            String at, String datetime, String sentence, String reason, String statements, String report) {}
}
