package fr.voix.faults;

import java.util.HashMap;
import java.util.Map;

/**
 * How the service is set up.
 *
 * @param environment what it is told besides
 * @param networks of people; 0 when nobody looks
 */
record StageSetup(int instances, Map<String, String> environment, int networks) {

    static StageSetup of(int instances) {
        return new StageSetup(instances, Map.of(), 0);
    }

    /** As one instance runs in public: with limits, which people of several networks never reach. */
    static StageSetup inPublic(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "VOIX_LIMITS_ENABLED", "true",
                "voix.limits.writes-per-minute", "1000000",
                "voix.limits.reads-per-minute", "1000000"));
        environment.putAll(more);
        return new StageSetup(1, environment, 8);
    }
}
