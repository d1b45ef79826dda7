package fr.voix.urn.tally;

import fr.voix.base.text.Messages;
import fr.voix.base.text.Position;
import java.util.Locale;

/**
 * The counts of a vote, ready to print as words and as a bar; of citizens and deputies alike.
 *
 * @param total what the shares are taken of: positions expressed, abstentions included
 * @param waiting ballots that nobody has looked at yet, in no count
 */
public record TallyView(long pour, long contre, long abstention, long total, long waiting, Messages messages) {

    public static TallyView of(Tally tally, Messages messages) {
        return new TallyView(
                tally.pour(), tally.contre(), tally.abstention(), tally.total(), tally.quarantine(), messages);
    }

    public static TallyView of(long pour, long contre, long abstention, Messages messages) {
        return new TallyView(pour, contre, abstention, pour + contre + abstention, 0, messages);
    }

    public long count(Position position) {
        return switch (position) {
            case POUR -> pour;
            case CONTRE -> contre;
            case ABSTENTION -> abstention;
        };
    }

    public String pourShare() {
        return messages.percent(pour, total);
    }

    public String contreShare() {
        return messages.percent(contre, total);
    }

    public String abstentionShare() {
        return messages.percent(abstention, total);
    }

    public String pourWidth() {
        return width(pour);
    }

    public String contreWidth() {
        return width(contre);
    }

    public String abstentionWidth() {
        return width(abstention);
    }

    public String abstentionStart() {
        return width(pour + contre);
    }

    /** What the bar shows, in words. */
    public String alternative() {
        return total == 0
                ? messages.t("tally.alt.none")
                : messages.t("tally.alt", pourShare(), contreShare(), abstentionShare());
    }

    /** With its unit: {@code 12 847 voix}. */
    public String totalText() {
        return messages.t("vote.unit", total, messages.number(total));
    }

    /** How many wait, in words; nothing for none. */
    public String waitingText() {
        return messages.t("tally.waiting", waiting, messages.number(waiting));
    }

    private String width(long part) {
        return total == 0 ? "0" : String.format(Locale.ROOT, "%.2f%%", 100.0 * part / total);
    }
}
