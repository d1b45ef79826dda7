package fr.voix.petition;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** The SQL of the published reasons. */
@Singleton
@Connectable
class RefusalReasonRepository {

    private final JdbcOperations jdbc;

    RefusalReasonRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** In their order, retired ones too. */
    List<RefusalReason> list() {
        String sql = """
                select code, libelle, libelle_en, explanation, explanation_en, is_hiding, is_retired
                from refusal_reason
                order by rang, code
                """;
        return jdbc.prepareStatement(sql, statement -> {
            var reasons = new ArrayList<RefusalReason>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reasons.add(new RefusalReason(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getBoolean(6),
                            row.getBoolean(7)));
                }
            }
            return reasons;
        });
    }
}
