package fr.voix.site.export;

import fr.voix.base.database.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The export as it is published by the clock of a service. */
@Singleton
public record TestExports(ExportService exports, Transactions transactions) {

    /** Makes one when something changed, and states it. */
    public void make() {
        exports.make();
        state();
    }

    /** As the next tick of the register does, and every instance sees within a second. */
    void state() {
        transactions.write(() -> exports.fresh(Map.of(), Instant.now()));
        exports.look();
    }

    Optional<Export> current() {
        return exports.current();
    }
}
