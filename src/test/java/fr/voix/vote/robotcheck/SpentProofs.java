package fr.voix.vote.robotcheck;

import fr.voix.TestDatabase;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

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

    /** As if a proof that expires then had been used. */
    public void insert(int number, Instant expiresAt) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.prepareStatement("insert into spent_proof values (?, ?)")) {
            statement.setBytes(1, ByteBuffer.allocate(16).putInt(number).array());
            statement.setObject(2, expiresAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
