package fr.voix.urn.crowd;

import fr.voix.urn.leaf.AsideMark;
import java.util.HashMap;
import java.util.Map;

/**
 * Which votes of a batch wait to be looked at.
 *
 * @param <V> who may have one vote in an urn
 * @param <B> a vote as it stands
 * @param fresh new ones
 * @param earlier some that were counted before, with which they make a group
 */
public record Quarantine<V, B>(Map<V, AsideMark> fresh, Map<V, Earlier<B>> earlier) {

    /** A vote that stands in the urn and is counted. */
    public record Earlier<B>(B vote, AsideMark mark) {}

    static <V, B> Quarantine<V, B> none() {
        return new Quarantine<>(Map.of(), Map.of());
    }

    /** Under which mark each of them is from now on. */
    public Map<V, AsideMark> marks() {
        Map<V, AsideMark> marks = new HashMap<>(fresh);
        earlier.forEach((voter, one) -> marks.put(voter, one.mark()));
        return marks;
    }
}
