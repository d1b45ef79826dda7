package fr.voix.site.card;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.reading.Strokes;
import fr.voix.urn.leaf.Crowd;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * One petition as its pictures show it.
 *
 * @param crowd those that came from networks and domains which brought more than is expected of one
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
        Crowd crowd,
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
        return List.of(DRAWING, language, title, signatures, crowd, strokes, ahead, state, size, host);
    }

    /** With its unit. */
    String count() {
        return messages().t("pet.count", signatures, messages().number(signatures));
    }

    /** Where it stands, and how many came from one place. */
    String standing() {
        return crowd.isNone() ? state : state + ", " + crowdText();
    }

    @Nullable
    public String crowdText() {
        return crowd(crowd, messages());
    }

    /** How many came from one network or domain, or several; null for none. */
    @Nullable
    public static String crowd(Crowd crowd, Messages m) {
        return crowd.isNone()
                ? null
                : m.t(
                        crowd.origins() > 1 ? "pet.crowd.many" : "pet.crowd.one",
                        m.number(crowd.signatures()),
                        m.number(crowd.origins()));
    }

    /** When it was read. */
    String reading() {
        var m = messages();
        return m.t("card.reading", m.moment(at));
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
