package fr.voix.ballot;

import fr.voix.urn.AsideMark;
import java.util.List;
import java.util.Map;

/**
 * Which ballots of a batch wait to be looked at.
 *
 * @param fresh new ones, by voter
 * @param earlier some that were counted before, with which they make a group
 */
record Quarantine(Map<UrnVoter, AsideMark> fresh, List<Earlier> earlier) {

    static final Quarantine NONE = new Quarantine(Map.of(), List.of());

    /** A ballot that stands in the urn and is counted. */
    record Earlier(UrnBallot ballot, AsideMark mark) {}
}
