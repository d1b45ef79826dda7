package fr.voix.petition.signature;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The SQL by which counted signatures are read. */
@Singleton
@Connectable
class SignatureReadRepository {

    private static final String LISTED =
            "is_listed and is_name_public and leaf_index is not null and aside_id is null and name is not null";

    private final JdbcOperations jdbc;

    SignatureReadRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    long total(long urnId) {
        String sql = "select coalesce(sum(signatures), 0) from signature_departement where urn_id = ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** By the index of roles other than SIGNATORY, which are few. */
    int countSponsors(long urnId) {
        String sql = "select count(*) from signature s where s.urn_id = ? and " + SignatureRole.IS_SPONSOR;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    /** No further than that: a page that many read is made with it. */
    long countPublicNames(long urnId, int most) {
        String sql = "select count(*) from (select from signature where urn_id = ? and " + LISTED + " limit ?) listed";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    List<SealedRow> publicNames(long urnId, @Nullable UUID after, int most) {
        return page("name", LISTED, urnId, after, most, "");
    }

    /** Held until they are written to, so that whoever takes that back meanwhile finds the letter; without those who just do. */
    List<SealedRow> newsReaders(long urnId, @Nullable UUID after, int most) {
        return page(
                "address",
                "wants_news and leaf_index is not null and aside_id is null and address is not null",
                urnId,
                after,
                most,
                "for share skip locked");
    }

    private List<SealedRow> page(String field, String which, long urnId, @Nullable UUID after, int most, String lock) {
        String sql = "select signature_id, " + field + ", language from signature where urn_id = ? and " + which + """
                 and (?::uuid is null or signature_id > ?)
                order by signature_id
                limit ?
                """
                + lock;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setObject(2, after, Types.OTHER);
            statement.setObject(3, after, Types.OTHER);
            statement.setInt(4, most);
            List<SealedRow> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new SealedRow(
                            new SignatureId(urnId, rows.getObject(1, UUID.class)),
                            rows.getBytes(2),
                            Language.ofCode(rows.getString(3))));
                }
            }
            return found;
        });
    }
}
