package fr.voix.urn.register;

import fr.voix.urn.memory.EpochChange;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** That the service went on from a database older than what it had published, and what it reported of that. */
@Singleton
record RegisteredRestores(EpochChange epochs) implements StatementSource {

    @Override
    public String kind() {
        return "r1";
    }

    @Override
    public List<Statement> fresh(Map<String, String> stated, Instant tick) {
        return epochs.statements().stream()
                .filter(epoch -> !stated.containsKey(epoch.report()))
                .map(epoch -> new Statement(kind() + " " + epoch.at() + " " + epoch.report()))
                .toList();
    }
}
