package fr.voix.site.card;

import fr.voix.base.text.Language;
import fr.voix.theme.summary.Gist;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyView;
import java.time.LocalDate;
import java.util.List;

/**
 * The result of one Scrutin as its pictures show it.
 *
 * @param numero and for whom a rapporteur tabled it
 * @param changesOn the day on which it was closed, or on which an open one is set to close; null where there is none
 * @param host of the service
 * @param register how far the register was signed when this is drawn; empty where nothing is
 */
public record Result(
        Language language, String numero, Gist gist, Tally tally, LocalDate changesOn, String host, String register)
        implements Card {

    /** To be raised when what is drawn of the same result changes: caches keep pictures for a year. */
    private static final int DRAWING = 3;

    @Override
    public String uid() {
        return tally.uid();
    }

    @Override
    public List<?> drawn() {
        return List.of(
                DRAWING,
                language,
                numero,
                gist,
                tally.counts(),
                tally.crowd(),
                tally.isOpen(),
                tally.size(),
                tally.root(),
                String.valueOf(changesOn),
                host);
    }

    TallyView counts() {
        return TallyView.of(tally, messages());
    }

    /** With its unit, and how many came from one network. */
    String total() {
        var counts = counts();
        return counts.isCrowded() ? counts.totalText() + ". " + counts.crowdText() : counts.totalText();
    }

    /** For example {@code Scrutin citoyen, ouvert jusqu’au 30 novembre 2025}. */
    String state() {
        var m = messages();
        var key = tally.isOpen() ? "card.open" : "card.closed";
        return changesOn == null ? m.t(key) : m.t(key + ".date", m.date(changesOn));
    }

    /** When it was read. */
    String reading() {
        var m = messages();
        return m.t("card.reading", m.moment(tally.at()));
    }

    @Override
    public String title() {
        return messages().t("amendement.title", numero, gist.text());
    }

    @Override
    public String sentences() {
        var m = messages();
        var counts = counts();
        return tally.total() == 0
                ? m.t("card.alt.none", state(), reading(), m.t("tally.representative"))
                : m.t("card.alt", counts.alternative(), total(), state(), reading(), m.t("tally.representative"));
    }

    @Override
    public String alternative() {
        return messages().t("card.alt.of", numero, gist.text(), sentences());
    }
}
