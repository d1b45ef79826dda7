package fr.voix.popolo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * An official roll-call of the deputies as a Popolo vote event (popoloproject.com). Nothing here is of the votes that this
 * service takes.
 *
 * @param id uid of the roll-call
 * @param identifier its official number
 * @param legislativeSessionId number of the legislature
 * @param organization whose members vote
 * @param classification the official kind of vote
 * @param startDate the day; the official data know no hour
 * @param result {@code pass}, {@code fail}, or absent where the official word is another
 * @param counts over all, then by group
 * @param groupResults what most of a group voted; a group that was divided evenly, or did not vote, is absent
 * @param votes how each deputy voted, as far as the official data say; absent in lists
 * @param sources the official page, and ours
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record VoteEventJson(
        String id,
        String identifier,
        String legislativeSessionId,
        Named organization,
        Motion motion,
        String classification,
        String startDate,
        @Nullable String result,
        List<Count> counts,
        @Nullable List<GroupResult> groupResults,
        @Nullable List<Vote> votes,
        List<Source> sources) {

    /** A person or an organization. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Named(@Nullable String id, String name) {}

    /**
     * What was decided.
     *
     * @param classification such as {@code amendement}; absent where the title does not say
     * @param requirement how many votes it took, where that is official
     * @param amendements those that this vote decided and that have a page here; not of Popolo
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Motion(
            String text,
            @Nullable String classification,
            @Nullable String requirement,
            @Nullable String result,
            List<Related> amendements) {}

    /**
     * An amendement that a roll-call decided.
     *
     * @param url of its page
     * @param api where its data and the vote of the public are
     * @param identique whether it was decided because it is identical to the one in the title
     */
    @Serdeable
    record Related(String uid, String numero, String url, String api, boolean identique) {}

    /**
     * How many voted for an option.
     *
     * @param groupId absent over all groups, and where the official data do not name the group
     */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Count(
            String option,
            int value,
            @Nullable String groupId,
            @Nullable Named group) {}

    /** @param result the option that most of the group chose */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GroupResult(@Nullable String groupId, Named group, String result) {}

    /** @param parDelegation true where somebody else voted for the deputy; not of Popolo */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Vote(
            String voterId,
            Named voter,
            String option,
            @Nullable String groupId,
            @Nullable Boolean parDelegation) {}

    /** Where it can be read. */
    @Serdeable
    record Source(String url, String note) {}

    /**
     * A page of the list.
     *
     * @param items the latest first, without the votes of groups and deputies
     * @param next the {@code after} of the page that follows; null on the last
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Slice(List<VoteEventJson> items, @Nullable String next) {}
}
