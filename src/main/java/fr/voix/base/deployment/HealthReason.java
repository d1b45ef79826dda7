package fr.voix.base.deployment;

import java.util.Map;

/** Public reasons for trouble: sentences that name no person, shown at /health while other details stay hidden. */
public interface HealthReason {

    /** Pages can be read, but votes are refused. */
    String NO_VOTES = "votes are not taken";

    /** Sentences by the part in trouble; empty when all is well. */
    Map<String, String> reasons();
}
