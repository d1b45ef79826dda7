package fr.voix.petition.petition;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** What it says in both languages, and whether it is in use; its code and what it brings about stay. */
    int update(RefusalReason reason) {
        String sql = """
                update refusal_reason
                set libelle = ?, libelle_en = ?, explanation = ?, explanation_en = ?, is_retired = ?
                where code = ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, reason.libelle());
            statement.setString(2, reason.libelleEn());
            statement.setString(3, reason.explanation());
            statement.setString(4, reason.explanationEn());
            statement.setBoolean(5, reason.isRetired());
            statement.setString(6, reason.code());
            return statement.executeUpdate();
        });
    }

    /** Locked until the transaction ends. */
    Optional<RefusalReason> lock(String code) {
        String sql = "select code from refusal_reason where code = ? for no key update";
        boolean isThere = jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, code);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        });
        return isThere
                ? list().stream().filter(reason -> reason.code().equals(code)).findFirst()
                : Optional.empty();
    }
}
