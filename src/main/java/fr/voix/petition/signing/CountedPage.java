package fr.voix.petition.signing;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import fr.voix.petition.signature.SignatureReceipt;
import fr.voix.theme.summary.Gist;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * That a signature is in the urn, with its receipt.
 *
 * @param heading whether it counts
 * @param sentence how many there are with it, or why it does not count
 * @param next what comes after it; null where there is nothing to say
 * @param back the petition's page; null when it has none yet
 * @param follow where one asks to hear of it by mail; null with {@code back}
 */
public record CountedPage(
        Frame frame,
        String title,
        String heading,
        String sentence,
        boolean isAside,
        SignatureReceipt receipt,
        String file,
        String withdraw,
        @Nullable Next next,
        @Nullable String back,
        @Nullable String follow) {

    /**
     * What comes after a signature.
     *
     * @param ahead the next threshold and the last day; null where no more signatures are taken
     * @param asked who was asked for what, one sentence each
     * @param answers who answered; each leads to the words of the answer
     * @param subject the amendement, texte or theme that it is about; null for none
     * @param votes on that amendement, or on those of the texte or theme with the most; none where nobody voted
     */
    public record Next(
            @Nullable String ahead,
            List<String> asked,
            List<Link> answers,
            @Nullable Link subject,
            List<Votes> votes) {

        boolean isEmpty() {
            return ahead == null && asked.isEmpty() && answers.isEmpty() && subject == null;
        }
    }

    /**
     * How citizens vote on an amendement.
     *
     * @param gist what it asks; null for the one that the petition itself is about
     */
    public record Votes(@Nullable Gist gist, String href, String text) {}
}
