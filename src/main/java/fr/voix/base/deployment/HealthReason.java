package fr.voix.base.deployment;

import java.util.Map;

/** Says in public why something does not go: sentences that name no person, beside a health whose details stay hidden. */
public interface HealthReason {

    /** That people can look and cannot vote. */
    String NO_VOTES = "votes are not taken";

    /** By what is wrong; empty when all is well. */
    Map<String, String> reasons();
}
