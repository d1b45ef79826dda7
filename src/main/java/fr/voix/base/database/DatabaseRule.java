package fr.voix.base.database;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.SettingRule;
import jakarta.inject.Singleton;
import java.util.List;

/** A build without an embedded PostgreSQL needs the address of one. */
@Singleton
record DatabaseRule(DatabaseMode mode) implements SettingRule {

    @Override
    public List<String> faults() {
        return mode.isEmbedded() && !EmbeddedPrograms.areHere()
                ? List.of("DATASOURCES_DEFAULT_URL must be the address of a PostgreSQL, such as"
                        + " jdbc:postgresql://localhost/voix: this build has none of its own, voix.jar has.")
                : List.of();
    }
}
