package fr.voix.urn.tally;

import fr.voix.base.text.Messages;
import fr.voix.base.text.Position;
import fr.voix.urn.leaf.Crowd;
import java.util.Locale;

/**
 * The counts of a vote, ready to print as words and as a bar; of citizens and deputies alike.
 *
 * @param total what the shares are taken of: positions expressed, abstentions included
 * @param crowd those that came from networks which brought more than is expected of one
 */
public record TallyView(long pour, long contre, long abstention, long total, Crowd crowd, Messages messages) {

    public static TallyView of(Tally tally, Messages messages) {
        return new TallyView(tally.pour(), tally.contre(), tally.abstention(), tally.total(), tally.crowd(), messages);
    }

    public static TallyView of(long pour, long contre, long abstention, Messages messages) {
        return new TallyView(pour, contre, abstention, pour + contre + abstention, Crowd.NONE, messages);
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

    public boolean isCrowded() {
        return !crowd.isNone();
    }

    /** How many of the votes came from one network, or several. */
    public String crowdText() {
        return messages.t(
                crowd.origins() > 1 ? "tally.crowd.many" : "tally.crowd.one",
                messages.number(crowd.total()),
                messages.number(crowd.origins()));
    }

    public String crowdSplit() {
        return messages.t(
                "tally.crowd.split",
                messages.number(crowd.pour()),
                messages.number(crowd.contre()),
                messages.number(crowd.abstention()));
    }

    /** Whether for and against would stand otherwise without them. */
    public boolean isTurned() {
        return Long.compare(pour, contre) != Long.compare(pour - crowd.pour(), contre - crowd.contre());
    }

    /** Both results. */
    public String crowdTurn() {
        return messages.t(
                "tally.crowd.turn",
                messages.number(pour),
                messages.number(contre),
                messages.number(pour - crowd.pour()),
                messages.number(contre - crowd.contre()));
    }

    private String width(long part) {
        return total == 0 ? "0" : String.format(Locale.ROOT, "%.2f%%", 100.0 * part / total);
    }
}
