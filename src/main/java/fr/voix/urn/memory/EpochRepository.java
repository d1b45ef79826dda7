package fr.voix.urn.memory;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** The SQL of epochs. */
@Singleton
@Connectable
class EpochRepository {

    private final JdbcOperations jdbc;

    EpochRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** False when another instance was first. */
    boolean insert(EpochRow epoch) {
        String sql = """
                insert into epoch (epoch_number, statement, report, checkpoints)
                values (?, ?, ?, ?)
                on conflict do nothing
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, epoch.number());
            statement.setString(2, epoch.statement());
            statement.setString(3, epoch.report());
            statement.setString(4, epoch.checkpoints());
            return statement.executeUpdate() == 1;
        });
    }

    /** The oldest first. */
    List<EpochRow> findAll() {
        String sql = "select epoch_number, statement, report, checkpoints from epoch order by epoch_number";
        return jdbc.prepareStatement(sql, statement -> {
            List<EpochRow> epochs = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    epochs.add(new EpochRow(rows.getInt(1), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
            return epochs;
        });
    }
}
