package fr.voix.petition.author;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import java.util.List;

/**
 * Where an author sees how a petition stands.
 *
 * @param path of this page, in its language
 * @param demande its paragraphs; so are the motifs
 * @param existing the petition for which this one is refused, or null
 * @param page the petition's public page, or null
 * @param share its whole address, to hand on; null while nobody can sign there
 * @param count its signatures, ready to print; null while nobody can sign there, and where they are withheld
 * @param ahead how far the next threshold is, or null
 * @param sponsors null but while they are looked for
 * @param done what was done a moment ago, ready to print; null for nothing
 * @param otherLanguage the code of the other language for mails, or null when no mails are written any more
 */
public record FollowUpPage(
        Frame frame,
        String path,
        String titre,
        String state,
        String next,
        List<String> demande,
        List<String> motifs,
        Link existing,
        boolean isToHandOver,
        String page,
        String share,
        String count,
        String ahead,
        Sponsors sponsors,
        List<Line> events,
        List<String> thresholds,
        String done,
        boolean isToConfirm,
        boolean isWithdrawable,
        boolean isErasable,
        String mailLanguage,
        String otherLanguage) {

    /** @param url what the author shares */
    public record Sponsors(int count, String sentence, String url) {}

    /** One thing that happened. */
    public record Line(String moment, String words, String reason, String note, String noteLang) {}
}
