package fr.voix.desk.sample;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;

/** Whether anything is there that people made. */
@Singleton
@Connectable
class SampleRepository {

    private final JdbcOperations jdbc;

    SampleRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    boolean isInUse() {
        String sql = """
                select exists (select from ballot)
                    or exists (select from petition)
                    or exists (select from moderator)
                    or exists (select from follow)
                    or exists (select from outbox)
                """;
        return jdbc.prepareStatement(sql, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }
}
