package fr.voix.petition.petition;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The SQL of petitions that the public sees. */
@Singleton
@Connectable
class ShownPetitionRepository {

    private final JdbcOperations jdbc;

    ShownPetitionRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    List<Petition> findAll(Collection<Long> ids) {
        String sql = "select " + PetitionRow.COLUMNS + " from petition p where p.petition_id = any(?) and p.is_shown";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("bigint", ids.toArray()));
            var petitions = new ArrayList<Petition>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    petitions.add(PetitionRow.toDomain(rows));
                }
            }
            return petitions;
        });
    }
}
