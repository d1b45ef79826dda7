package fr.voix.desk.scrutin;

import fr.voix.base.page.Frame;
import fr.voix.desk.page.RefusingPage;
import fr.voix.parliament.opendata.Refusal;
import fr.voix.urn.leaf.UrnKind;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * What can be decided on one Scrutin or petition, and what was. Of a petition, what is done with its signatures alone.
 *
 * @param said its words
 * @param deskLink null while it is hidden or erased, likewise {@code publicLink}
 * @param states a sentence each: open or closed, what is set, hidden or not
 * @param tally rows of the counts by tier and choice; none while they are withheld
 * @param networks of the last days, or empty
 * @param domains the same of the addresses of signatories
 * @param hours of the last days in which ballots came in, or empty
 * @param trial the dry run to look at, or null
 * @param mayAct false for readers: they see everything and no form
 * @param notice what was done just now, or null
 * @param refusal what was not done, or null
 */
public record DecisionPage(
        Frame frame,
        SubjectWording said,
        String gist,
        String link,
        @Nullable String deskLink,
        @Nullable String publicLink,
        boolean isOpen,
        boolean isHidden,
        List<String> states,
        List<CountLine> tally,
        @Nullable String closesAt,
        List<NetworkLine> networks,
        List<NetworkLine> domains,
        List<HourLine> hours,
        @Nullable Trial trial,
        List<BallotDecision> decisions,
        boolean hasMoreDecisions,
        List<Entry> history,
        boolean mayAct,
        @Nullable String notice,
        @Nullable Refusal refusal)
        implements RefusingPage {

    /** The words of a key, for ballots or for signatures. */
    public String text(String key) {
        return said.text(key);
    }

    public boolean isOfScrutin() {
        return said.kind() == UrnKind.SCRUTIN;
    }

    /** One line of counts. */
    public record CountLine(String label, String pour, String contre, String abstention, String total) {}

    /** A network of one day, its ballots, and where a dry run begins. */
    public record NetworkLine(String day, String name, String ballots, String share, String trialLink) {}

    /** What came in within an hour, and where a dry run begins. */
    public record HourLine(String when, String datetime, String leaves, String change, String trialLink) {}

    /**
     * What setting ballots aside would do: how many, and not which way.
     *
     * @param fields what the form that confirms it carries along
     */
    public record Trial(
            String rule, String ballots, String warning, String effect, Map<String, String> fields, String button) {}

    /**
     * A decision on ballots.
     *
     * @param error why what was said to it just now was not done, or null
     * @param kept a reason that was typed and has no form any more, or null
     * @param verdicts what this colleague may say to it: {@code approve}, {@code drop}, {@code undo}
     */
    public record BallotDecision(
            String link,
            String name,
            String state,
            String what,
            String effect,
            String reason,
            String who,
            @Nullable String note,
            @Nullable String scrutinLink,
            @Nullable String scrutin,
            @Nullable String error,
            @Nullable String kept,
            List<Verdict> verdicts) {}

    /** One thing that may be said to a decision. {@code reason}: what was typed when it was refused, else nothing. */
    public record Verdict(String value, String button, boolean isReasonNeeded, String reason) {}

    public record Entry(
            String when,
            String datetime,
            String who,
            String what,
            @Nullable String reason) {}
}
