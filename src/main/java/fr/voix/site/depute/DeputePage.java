package fr.voix.site.depute;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import fr.voix.site.amendement.AmendementItem;
import fr.voix.site.match.MatchPage;
import fr.voix.site.rollcall.RollCallItem;
import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * One deputy.
 *
 * @param form {@code F} or {@code M}, for the words that French has two of
 * @param seat since when and where, or until when
 * @param groupe where the deputy sits now; null for nowhere
 * @param tabled what became of the amendements, in words; null for none
 * @param all where they all are
 * @param reported what became of those that the deputy tabled for a committee, in words, and where they are; null for none
 * @param votes the latest, with the deputy's own position
 * @param allVotes address of the list of all votes; null when all are here
 * @param presence null where no roll-call was held
 * @param match what the browser needs to compare its owner's answers
 * @param mandats groups and committees over time
 * @param follow where one asks to hear by mail of the deputy's amendements
 */
public record DeputePage(
        Frame frame,
        String uid,
        String name,
        String form,
        String seat,
        @Nullable Link groupe,
        @Nullable String tabled,
        List<AmendementItem> amendements,
        String all,
        @Nullable Link reported,
        Map<RollCallItem, RollCallItem.Own> votes,
        @Nullable String allVotes,
        @Nullable PresenceText presence,
        MatchPage match,
        List<MandatText> mandats,
        String officialHref,
        String follow) {

    /**
     * In how many roll-calls the deputy took part.
     *
     * @param notes delegations and what excuses, each in words
     */
    public record PresenceText(String voted, String held, String period, List<String> notes) {}

    /** @param where the group or committee, with its page where it has one; null for the Assemblée itself */
    public record MandatText(String kind, @Nullable Link where, String period) {}

    /** Another page of the votes. */
    public record Votes(
            Frame frame,
            String name,
            Map<RollCallItem, RollCallItem.Own> votes,
            @Nullable String first,
            @Nullable String next) {}
}
