package fr.voix.site.petition;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Link;
import fr.voix.petition.place.MapView;
import fr.voix.petition.reading.PetitionItemService.NextThreshold;
import fr.voix.petition.reading.Strokes;
import fr.voix.petition.signing.SignPanel;
import fr.voix.site.card.Picture;
import fr.voix.site.card.Withheld;
import fr.voix.site.chart.SignatureChart;
import fr.voix.site.journal.JournalItem;
import fr.voix.urn.setaside.PressureLine;
import io.micronaut.core.annotation.Nullable;
import java.net.URLEncoder;
import java.util.List;

/**
 * The page of one petition.
 *
 * @param period from when until when it is open, or null when it was never published
 * @param subject what it is about, or null
 * @param notice what stands in the way of signing, or null
 * @param suspension why it is suspended, as the step that says so; null where it is not
 * @param decision of the moderators, or null where there is nothing to say
 * @param count null where it is withheld, and so all that has figures of the urn
 * @param withheld says that it is; else null
 * @param aside what was set aside, and what pressed on it
 * @param decisions of the moderators as the audit log has them, the newest first
 * @param chart null while there is nothing to draw
 * @param map where signatures come from; null before the first
 * @param sign the form, or why there is none
 * @param names some of those who signed and let their names be shown
 * @param picture how it shows where it is shared
 * @param share the stable address
 */
public record PetitionPage(
        Frame frame,
        long id,
        String titre,
        String author,
        String period,
        State state,
        Link subject,
        List<String> demande,
        List<String> motifs,
        List<String> sources,
        String notice,
        Step suspension,
        Decision decision,
        List<Answer> answers,
        List<Step> steps,
        Count count,
        Withheld withheld,
        Aside aside,
        List<JournalItem> decisions,
        SignatureChart chart,
        MapView map,
        SignPanel sign,
        Names names,
        Picture picture,
        String share,
        String feed) {

    /**
     * Names of the public list.
     *
     * @param count how many there are, ready to print
     * @param first address of the first ones, null where they stand
     * @param next address of those that follow, or null
     */
    public record Names(List<String> some, String count, String first, String next) {}

    /** @param isOpen whether everybody may sign */
    public record State(String text, boolean isOpen, boolean isRefused) {}

    /**
     * What moderators said of it.
     *
     * @param explanation of the published rule, or null
     * @param existing the petition for which it is refused, or null
     * @param isHandedOver whether its author sends readers there
     * @param note paragraphs in the language that they are in
     * @param day ISO date
     */
    public record Decision(
            String sentence,
            String explanation,
            Link existing,
            boolean isHandedOver,
            List<String> note,
            String noteLang,
            String day,
            String signed) {}

    /** An answer or a debate. */
    public record Answer(
            String title, String author, List<String> text, String textLang, List<String> links, String signed) {}

    /**
     * Something that happened, or is to come.
     *
     * @param day ISO date; null for what is to come
     * @param more the rest of the sentence, or null
     * @param note of the moderators, or null
     */
    public record Step(String day, String when, String what, String more, String note, String noteLang) {}

    /**
     * The signatures.
     *
     * @param uid of the urn
     * @param unit the word beside the number
     * @param alternative the strokes in words
     * @param ahead how far the next threshold is; null where none is left, or nobody may sign
     * @param at of which moment they are
     * @param register how far it is signed; empty where it is not
     */
    public record Count(
            String uid,
            long number,
            String text,
            String unit,
            Strokes strokes,
            String alternative,
            @Nullable NextThreshold next,
            List<Line> thresholds,
            String at,
            String register) {}

    /**
     * What does not count, and what is told apart.
     *
     * @param crowd how many came from one network or domain, in words; null for none
     * @param notes a sentence for each decision
     * @param pressure of the last days, the newest first
     */
    public record Aside(@Nullable String crowd, List<String> notes, List<PressureLine> pressure) {}

    /**
     * A threshold.
     *
     * @param rest how far it is, or since when it is reached
     */
    public record Line(String number, String what, String rest, long at, boolean isReached) {}

    /** Where the code is built that shows its count elsewhere. */
    public String embed() {
        return frame.href(Addresses.BUILDER) + "?scrutin=" + Addresses.petition(id);
    }

    /** Where one asks to hear by mail of what happens to it. */
    public String follow() {
        return frame.href(Addresses.follow("petition", id));
    }

    /** Where its urn says what it holds, signed. */
    public String checkpoint() {
        return Addresses.petition(id) + "/urne/checkpoint";
    }

    /** Where its count is as a document to cite. */
    public String result() {
        return Addresses.api(Addresses.petition(id)) + "/resultat";
    }

    /** An e-mail with the link, without an addressee yet. */
    public String mail() {
        return "mailto:?subject=" + URLEncoder.encode(titre, UTF_8).replace("+", "%20") + "&body="
                + URLEncoder.encode(share, UTF_8);
    }
}
