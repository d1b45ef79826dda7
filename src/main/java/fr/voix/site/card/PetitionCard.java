package fr.voix.site.card;

import fr.voix.base.text.Language;
import fr.voix.petition.reading.Strokes;
import java.time.Instant;
import java.util.List;

/**
 * One petition as its pictures show it.
 *
 * @param waiting how many signatures nobody has looked at yet, in no count
 * @param ahead how far the next threshold is, in the place of strokes that are nearly all empty; empty where none is said
 * @param state where it stands, ready to print
 * @param size number of leaves of its urn
 * @param at the instant that the count is true of
 * @param host of the service
 * @param register how far the register was signed when this is drawn; empty where nothing is
 */
public record PetitionCard(
        Language language,
        String uid,
        String title,
        long signatures,
        long waiting,
        Strokes strokes,
        String ahead,
        String state,
        long size,
        Instant at,
        String host,
        String register)
        implements Card {

    /** To be raised when what is drawn of the same petition changes: caches keep pictures for a year. */
    private static final int DRAWING = 3;

    @Override
    public List<?> drawn() {
        return List.of(DRAWING, language, title, signatures, waiting, strokes, ahead, state, size, host);
    }

    /** With its unit. */
    String count() {
        return messages().t("pet.count", signatures, messages().number(signatures));
    }

    /** Where it stands, and how many wait. */
    String standing() {
        return waiting == 0 ? state : state + ", " + waitingText();
    }

    /** With its unit; nothing when none waits. */
    public String waitingText() {
        return messages().t("pet.waiting", waiting, messages().number(waiting));
    }

    /** How much of the urn this is, and when it was read. */
    String reading() {
        var m = messages();
        return m.t("card.reading", size, m.number(size), m.moment(at));
    }

    @Override
    public String sentences() {
        return messages()
                        .t(
                                "card.petition",
                                count(),
                                standing(),
                                reading(),
                                messages().t("pet.caution"))
                + (ahead.isEmpty() ? "" : " " + ahead);
    }

    @Override
    public String alternative() {
        return messages().t("card.petition.of", title, sentences());
    }
}
