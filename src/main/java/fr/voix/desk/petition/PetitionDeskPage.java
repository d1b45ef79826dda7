package fr.voix.desk.petition;

import fr.voix.base.page.Frame;
import fr.voix.desk.page.RefusingPage;
import fr.voix.parliament.opendata.Refusal;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Set;

/**
 * One petition on the desk: what it asks for, what happened to it, and what can be done.
 *
 * @param number in words, such as « Pétition n° 12 »
 * @param link its address on the desk
 * @param publicLink null while the public does not see it
 * @param text as its author wrote it
 * @param forms names of what can be done where it stands; empty for readers
 * @param rules today's, for the checklist
 * @param notice what was done just now, or null
 * @param refusal what was not done, or null
 * @param motif the code of the rule by which it is about to be refused, or null
 * @param kept what was typed into a form that is not there any more
 */
public record PetitionDeskPage(
        Frame frame,
        String number,
        String link,
        @Nullable String publicLink,
        Text text,
        List<Fact> facts,
        List<Item> near,
        Set<String> forms,
        List<Rule> rules,
        List<Answer> answers,
        List<Name> names,
        List<Entry> history,
        List<Entry> acts,
        @Nullable String notice,
        @Nullable Refusal refusal,
        @Nullable String motif,
        List<Fact> kept)
        implements RefusingPage {

    /**
     * @param version tells it from every other text
     * @param sources one address each; {@code lines} the same, for a form
     */
    public record Text(String version, String titre, String demande, String motifs, List<String> sources) {

        public String lines() {
            return String.join("\n", sources);
        }

        public List<String> reasons() {
            return motifs.lines().filter(line -> !line.isBlank()).toList();
        }

        public List<String> requests() {
            return demande.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** @param link leads to what it names, or is null */
    public record Fact(String label, String value, @Nullable String link) {}

    public record Item(String link, String titre, String number, String state) {}

    /** @param question asks of a petition what it must be; yes is what lets it be published */
    public record Rule(String code, String question, String label, String explanation, boolean isHiding) {}

    /** @param withdrawal that it was taken back, and why; null while it stands */
    public record Answer(
            long id,
            String what,
            String text,
            @Nullable String textEn,
            List<String> links,
            @Nullable String withdrawal) {}

    /** A name that waits for a look before it stands among the signatories. {@code why}: in words. */
    public record Name(String id, String name, String why) {}

    /** @param lines what was said beside it */
    public record Entry(
            String when, String datetime, @Nullable String who, String what, List<String> lines) {}

    /** Whether the form of a refusal names this rule. */
    public boolean isMotif(String code) {
        return code.equals(isRefused("refus") ? typed("refus", "motif") : motif);
    }

    public boolean has(String form) {
        return forms.contains(form);
    }

    /** The version of the text that a correction replaces: the text that was read when the correction was begun. */
    public String version() {
        return isRefused("correction") ? refusal.typed().getOrDefault("version", text.version()) : text.version();
    }

    /** Where to read on about a refusal: the field, if its form is there. */
    public String target() {
        return refusal.field() != null && has(refusal.form()) ? "#" + refusal.form() + "-" + refusal.field() : "#etat";
    }
}
