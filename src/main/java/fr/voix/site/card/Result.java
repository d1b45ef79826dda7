package fr.voix.site.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.secret.Sha256;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.theme.summary.Gist;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.TallyView;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * The result of one Scrutin as its pictures show it.
 *
 * @param changesOn the day on which it was closed, or on which an open one is set to close; null where there is none
 * @param host of the service
 */
public record Result(Language language, String numero, Gist gist, Tally tally, LocalDate changesOn, String host) {

    /** To be raised when what is drawn of the same result changes: caches keep pictures for a year. */
    private static final int DRAWING = 1;

    private static final int VERSION_BYTES = 6;

    /**
     * What tells this picture from all others of its Scrutin: everything drawn, but for the instant. Each instance sees the
     * same urn at an instant of its own, and all must give one picture the same name.
     */
    String version() {
        var drawn = List.of(
                DRAWING,
                language,
                numero,
                gist,
                tally.counts(),
                tally.isOpen(),
                tally.size(),
                tally.root(),
                String.valueOf(changesOn),
                host);
        return HexFormat.of().formatHex(Sha256.hash(drawn.toString().getBytes(UTF_8)), 0, VERSION_BYTES);
    }

    Messages messages() {
        return Messages.of(language);
    }

    TallyView counts() {
        return TallyView.of(tally, messages());
    }

    /** For example {@code Scrutin citoyen, ouvert jusqu’au 30 novembre 2025}. */
    String state() {
        var m = messages();
        var key = tally.isOpen() ? "card.open" : "card.closed";
        return changesOn == null ? m.t(key) : m.t(key + ".date", m.date(changesOn));
    }

    /** How much of the urn this is, and when it was read. */
    String reading() {
        var m = messages();
        return m.t("card.reading", tally.size(), m.number(tally.size()), m.moment(tally.at()));
    }

    /** What was voted on. */
    String title() {
        return messages().t("amendement.title", numero, gist.text());
    }

    /** The whole of it in sentences, for those who do not see the picture. */
    public String sentences() {
        var m = messages();
        var counts = counts();
        return tally.total() == 0
                ? m.t("card.alt.none", state(), reading(), m.t("tally.representative"))
                : m.t(
                        "card.alt",
                        counts.alternative(),
                        counts.totalText(),
                        state(),
                        reading(),
                        m.t("tally.representative"));
    }

    /** The same, with what it is the result of. */
    public String alternative() {
        return messages().t("card.alt.of", numero, gist.text(), sentences());
    }
}
