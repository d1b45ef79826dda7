package fr.voix.parliament.rollcall;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * An official roll-call of the deputies as a Popolo vote event (popoloproject.com). Nothing here is of the votes that this
 * service takes.
 *
 * @param id uid of the roll-call
 * @param identifier its official number
 * @param legislativeSessionId number of the legislature
 * @param organization whose members vote
 * @param motion what was decided
 * @param classification the official kind of vote
 * @param startDate the day; the official data know no hour
 * @param result absent where the official word is another
 * @param counts over all, then by group
 * @param groupResults what most of a group voted; a group that was divided evenly, or did not vote, is absent; absent in lists
 * @param votes how each deputy voted, as far as the official data say; absent in lists
 * @param misesAuPoint what deputies said later to have wanted, which changes no count; absent in lists; not of Popolo
 * @param sources the official page, and ours
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "VoteEvent")
record VoteEventJson(
        String id,
        String identifier,
        @JsonProperty("legislative_session_id") String legislativeSessionId,
        Named organization,
        Motion motion,
        String classification,

        @JsonProperty("start_date") @Schema(type = "string", format = "date")
        String startDate,

        @Nullable
        @Schema(
                type = "string",
                allowableValues = {"pass", "fail"})
        String result,

        List<Count> counts,
        @Nullable @JsonProperty("group_results") List<GroupResult> groupResults,
        @Nullable List<Vote> votes,
        @Nullable @JsonProperty("mises_au_point") List<MiseAuPoint> misesAuPoint,
        List<Source> sources) {

    /**
     * A person or an organization.
     *
     * @param id official uid; absent for the Assemblée, and for a group that the official data do not name
     * @param name for people to read
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Named")
    record Named(@Nullable String id, String name) {}

    /**
     * What was decided.
     *
     * @param text the official title
     * @param classification such as {@code amendement}; absent where the title does not say
     * @param requirement how many votes it took, where that is official
     * @param result absent where the official word is another
     * @param amendements those that this vote decided and that have a page here; not of Popolo
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Motion")
    record Motion(
            String text,
            @Nullable String classification,
            @Nullable String requirement,

            @Nullable
            @Schema(
                    type = "string",
                    allowableValues = {"pass", "fail"})
            String result,

            List<Related> amendements) {}

    /**
     * An amendement that a roll-call decided.
     *
     * @param uid official identifier, and the uid of its scrutin
     * @param numero as printed
     * @param url of its page
     * @param api where its data and the vote of the public are
     * @param auteurUid of the author; null for a committee, the government and some others
     * @param identique whether it was decided because it is identical to the one in the title
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "RelatedAmendement")
    record Related(
            String uid,
            String numero,
            String url,
            String api,
            @Nullable String auteurUid,
            boolean identique) {}

    /**
     * How many voted for an option.
     *
     * @param option what they voted
     * @param value how many
     * @param groupId absent over all groups, and where the official data do not name the group
     * @param group absent over all groups
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "VoteCount")
    record Count(
            @Schema(
                    type = "string",
                    allowableValues = {"yes", "no", "abstain", "not voting"})
            String option,

            int value,
            @Nullable @JsonProperty("group_id") String groupId,
            @Nullable Named group) {}

    /**
     * What most of a group voted.
     *
     * @param groupId absent where the official data do not name the group
     * @param group the parliamentary group
     * @param result the option that most of the group chose
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "GroupResult")
    record GroupResult(
            @Nullable @JsonProperty("group_id") String groupId,
            Named group,

            @Schema(
                    type = "string",
                    allowableValues = {"yes", "no", "abstain", "not voting"})
            String result) {}

    /**
     * How one deputy voted.
     *
     * @param voterId official uid of the deputy
     * @param voter the deputy
     * @param option what the deputy voted
     * @param groupId of the group then; absent where the official data do not name it
     * @param parDelegation true where somebody else voted for the deputy; not of Popolo
     * @param cause why one who is {@code not voting} did not vote, in the official code: {@code MG} is of the Government, {@code
     *     PAN} presides over the Assemblée, {@code PSE} over the sitting; not of Popolo
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Vote")
    record Vote(
            @JsonProperty("voter_id") String voterId,
            Named voter,

            @Schema(
                    type = "string",
                    allowableValues = {"yes", "no", "abstain", "not voting"})
            String option,

            @Nullable @JsonProperty("group_id") String groupId,
            @Nullable @JsonProperty("par_delegation") Boolean parDelegation,
            @Nullable String cause) {}

    /**
     * What a deputy said later to have wanted.
     *
     * @param voterId official uid of the deputy
     * @param voter the deputy
     * @param option what the deputy wanted; {@code not voting} for not taking part
     * @param dysfonctionnement true where the voting device failed
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MiseAuPoint")
    record MiseAuPoint(
            @JsonProperty("voter_id") String voterId,
            Named voter,

            @Schema(
                    type = "string",
                    allowableValues = {"yes", "no", "abstain", "not voting"})
            String option,

            @Nullable Boolean dysfonctionnement) {}

    /**
     * Where it can be read.
     *
     * @param url its address
     * @param note whose page it is
     */
    @Serdeable
    @Schema(name = "Source")
    record Source(String url, String note) {}

    /**
     * A page of the list.
     *
     * @param items the latest first, without the votes of groups and deputies
     * @param next the {@code after} of the page that follows; null on the last
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "VoteEvents")
    record Slice(List<VoteEventJson> items, @Nullable String next) {}
}
