package fr.voix.petition.reading;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;

/** The SQL of where signatures come from. */
@Singleton
@Connectable
class SignaturePlaceRepository {

    private final JdbcOperations jdbc;

    SignaturePlaceRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Counted signatures by place; those without any may be missing. */
    Map<String, Long> places(long urnId) {
        String sql = "select place, signatures from signature_departement where urn_id = ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            var places = new HashMap<String, Long>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    places.put(row.getString(1), row.getLong(2));
                }
            }
            return places;
        });
    }
}
