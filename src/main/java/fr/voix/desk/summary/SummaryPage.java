package fr.voix.desk.summary;

import fr.voix.base.page.Frame;
import fr.voix.desk.queue.TextPage;

/**
 * The summary of one scrutin, its text beside it.
 *
 * @param standing what stands, or null
 * @param mayWrite false for readers
 * @param error why it was not judged, or null
 * @param notice what has just been done, or null
 * @param back the desk of this scrutin, where one is written
 */
public record SummaryPage(
        Frame frame, TextPage text, Standing standing, boolean mayWrite, String error, String notice, String back) {

    /**
     * The summary that waits, or that the public reads.
     *
     * @param approve where it is approved; null for its author, for readers, and once it is
     * @param refuse likewise
     * @param withdraw where what is public is taken back, or null
     * @param share where it is published for those that propose the same, or null
     * @param alike how many those are, in words
     */
    public record Standing(
            String state,
            String by,
            String texte,
            String texteEn,
            String approve,
            String refuse,
            String withdraw,
            String share,
            String alike) {}
}
