package fr.voix.urn.memory;

import fr.voix.base.database.Jdbc;
import jakarta.inject.Singleton;
import java.util.List;

/** The SQL of epochs. */
@Singleton
record EpochRepository(Jdbc jdbc) {

    /** False when another instance was first. */
    boolean insert(EpochRow epoch) {
        String sql = """
                insert into epoch (epoch_number, statement, report, checkpoints)
                values (?, ?, ?, ?)
                on conflict do nothing
                """;
        return jdbc.update(sql, epoch.number(), epoch.statement(), epoch.report(), epoch.checkpoints()) == 1;
    }

    /** The oldest first. */
    List<EpochRow> findAll() {
        String sql = "select epoch_number, statement, report, checkpoints from epoch order by epoch_number";
        return jdbc.list(sql, row -> new EpochRow(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    /**
     * One epoch.
     *
     * @param statement the signed note
     * @param report the bytes that it names by their hash
     * @param checkpoints the signed notes of what is lost, with an empty line behind each
     */
    record EpochRow(int number, String statement, String report, String checkpoints) {}
}
