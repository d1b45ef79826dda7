package fr.voix.faults;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the service is set up.
 *
 * @param tablespace where its database lives; beside PostgreSQL's log when absent
 * @param environment what it is told besides
 * @param classPathBefore classes that go before its own
 * @param networks of people; 0 when nobody looks
 */
record StageSetup(
        int instances,
        Optional<Path> tablespace,
        Map<String, String> environment,
        List<Path> classPathBefore,
        int networks) {

    static StageSetup of(int instances) {
        return new StageSetup(instances, Optional.empty(), Map.of(), List.of(), 0);
    }

    /** As one instance runs in public: with limits, which people of several networks never reach. */
    static StageSetup inPublic(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "VOIX_LIMITS_ENABLED", "true",
                "voix.limits.writes-per-minute", "1000000",
                "voix.limits.reads-per-minute", "1000000"));
        environment.putAll(more);
        return new StageSetup(1, Optional.empty(), environment, List.of(), 8);
    }
}
