package fr.voix.urn.crowd;

import java.util.List;

/**
 * A new vote.
 *
 * @param <V> who may have one vote in an urn
 * @param urnUid of the urn
 * @param origins what it may have in common with others; none for one that never waits
 */
public record Arrival<V>(V voter, String urnUid, List<CrowdKey> origins) {}
