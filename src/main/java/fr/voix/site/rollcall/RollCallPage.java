package fr.voix.site.rollcall;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Position;
import fr.voix.site.amendement.AmendementItem;
import fr.voix.site.amendement.BeforeAfter;
import fr.voix.urn.tally.TallyView;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * One official roll-call.
 *
 * @param official the official title where the heading says it otherwise, or null
 * @param kind of roll-call, in words
 * @param demandeur who asked for it, or null
 * @param required what it took to adopt, in words; null where the file does not say
 * @param isCensure whether only votes for were recorded
 * @param groupes from the left of the hemicycle to its right
 * @param ungrouped those whose group the file does not name
 * @param amendements what it decided, of those that are shown
 * @param apart the citizens' ballots before the official vote and since; null where there are not both
 * @param unnamed how many voters the files that were read do not name, in words; null for none
 */
public record RollCallPage(
        Frame frame,
        RollCallItem item,
        @Nullable String official,
        String kind,
        @Nullable String demandeur,
        @Nullable String required,
        boolean isCensure,
        List<GroupVotes> groupes,
        List<Side> ungrouped,
        Hemicycle hemicycle,
        List<AmendementItem> amendements,
        @Nullable BeforeAfter apart,
        List<Correction> corrections,
        @Nullable String unnamed,
        String officialHref,
        String json) {

    /**
     * How one group voted, and its members.
     *
     * @param uid null where the file names no group
     * @param href its page; null where the file names no group
     * @param nonVotants who were there and could not vote: who presides, members of the government
     * @param absent who are in no list
     */
    public record GroupVotes(
            @Nullable String uid,
            String sigle,
            String libelle,
            @Nullable String href,
            int membres,
            TallyView tally,
            int nonVotants,
            int absent,
            List<Side> sides) {

        GroupVotes with(List<Side> others) {
            return new GroupVotes(uid, sigle, libelle, href, membres, tally, nonVotants, absent, others);
        }
    }

    /**
     * The members with one position.
     *
     * @param position null for who could not vote
     */
    public record Side(@Nullable Position position, String label, List<Person> people) {}

    /**
     * @param name the official uid where the files that were read do not name the person
     * @param href null likewise
     * @param note how the vote was given, or why none; null for nothing to say
     */
    public record Person(
            String name, @Nullable String href, @Nullable String note) {}

    /** @param wish what the person says to have wanted, in words */
    public record Correction(Person person, String wish) {}

    /**
     * The list, the latest first, or the widest gap first.
     *
     * @param gaps where the list by gap is; null where that has nothing to show
     * @param all where the whole list is; null on that one itself
     */
    public record Listing(
            Frame frame,
            List<RollCallItem> items,
            @Nullable String first,
            @Nullable String next,
            @Nullable String gaps,
            @Nullable String all) {}
}
