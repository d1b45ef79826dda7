package fr.voix.urn.proof;

import static fr.voix.urn.proof.Alteration.inside;

import java.util.List;

/** What is kept beside an urn of its past, of thresholds and of places. */
final class AlteredPasts {

    static final List<Alteration> ALL = List.of(
            new Alteration(
                    "a false past hour",
                    "open",
                    "insert into tally_history (urn_id, hour, size, pour, contre, abstention)"
                            + " select urn_id, hour - interval '5 hours', 10, 9, 0, 0 from tally_history where urn_id = :urn",
                    "the history says 9 0 0 at 10 leaves",
                    "the history says 9 0 0 at 10 leaves",
                    // who asks for it first is told that nothing is served of it any more
                    "",
                    ""),
            new Alteration(
                    "an hour that does not rise",
                    "open",
                    "insert into tally_history (urn_id, hour, size, pour, contre, abstention)"
                            + " select urn_id, hour - interval '5 hours', 10, 3, 3, 3 from tally_history where urn_id = :urn;"
                            + " insert into tally_history (urn_id, hour, size, pour, contre, abstention)"
                            + " select urn_id, hour + interval '1 hour', 4, 1, 1, 1 from tally_history"
                            + " where urn_id = :urn and size = 10",
                    // the first of two faults is what it says
                    "the history ",
                    "the history has 4 leaves at ",
                    "",
                    ""),
            inside(
                    "a last hour that is gone",
                    "open",
                    "delete from tally_history where urn_id = :urn",
                    "the history ends with 0 leaves, the urn has "),
            inside(
                    "the hour of an urn put into the future",
                    "open",
                    "update urn set last_hour = last_hour + interval '900 years' where urn_id = :urn",
                    "the history ends at "),
            inside(
                    "a time set aside that never was",
                    "set-aside",
                    "insert into aside_period (urn_id, leaf_index, choice, from_index)"
                            + " select urn_id, 7, 'P', 12 from aside_period where urn_id = :urn",
                    "2 times in the table, 1 by m1 leaves"),
            inside(
                    "a time set aside of another choice",
                    "set-aside",
                    "update aside_period set choice = case choice when 'P' then 'C' else 'P' end where urn_id = :urn",
                    "what was set aside from which leaf to which is not what the leaves say"),
            new Alteration(
                    "a threshold with 21 signatures",
                    "petition",
                    "insert into petition_threshold (urn_id, kind, signatures, size, reached_at)"
                            + " values (:urn, 'ANSWER', 10000, 22, now())",
                    "22 leaves, which count 21",
                    "the threshold ANSWER of 10000 signatures names 22 leaves, which count 21",
                    // or that nothing is served of it any more, once the service has looked
                    "",
                    ""),
            inside(
                    "a threshold forgotten that an event tells of",
                    "petition",
                    "insert into petition_event (petition_id, number, kind, state_before, state_after, actor, occurred_at, code)"
                            + " select petition_id, 900, 'THRESHOLD', state, state, 'SERVICE', now(), 'answer' from petition"
                            + " where urn_id = :urn",
                    "an event tells of the threshold answer, of which nothing is kept"),
            inside(
                    "a threshold beyond the urn",
                    "petition",
                    "insert into petition_threshold (urn_id, kind, signatures, size, reached_at)"
                            + " values (:urn, 'ANSWER', 20, 900, now())",
                    " 900 leaves, "),
            inside(
                    "a debate of signatures from one département",
                    "petition",
                    "insert into petition_threshold (urn_id, kind, signatures, size, departements, reached_at)"
                            + " values (:urn, 'DEBATE', 20, 31, 30, now())",
                    "takes 30 départements, the first 31 leaves are from 1 at most"),
            inside(
                    "signatures of a département",
                    "petition",
                    "update signature_departement set signatures = signatures + 1 where place = '69' and urn_id = :urn",
                    "the count of 69 says "));

    private AlteredPasts() {}
}
