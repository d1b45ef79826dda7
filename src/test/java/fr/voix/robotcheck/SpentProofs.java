package fr.voix.robotcheck;

import fr.voix.TestDatabase;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Looks into the table of used proofs from outside of the service. */
@Singleton
public final class SpentProofs {

    private final TestDatabase.Database database;

    SpentProofs(
            @Property(name = "datasources.default.url") String url,
            @Property(name = "datasources.default.username") String user,
            @Property(name = "datasources.default.password") String password) {
        this.database = new TestDatabase.Database(url, user, password);
    }

    public int count() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from spent_proof")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
