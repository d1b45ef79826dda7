package fr.voix.petition.name;

import fr.voix.petition.signature.SignatureId;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The SQL by which names are looked at, and come into public lists. */
@Singleton
@Connectable
class NameListRepository {

    private static final String OUTSIDE =
            "not is_listed and is_name_public and leaf_index is not null and aside_id is null and name is not null";

    private final JdbcOperations jdbc;

    NameListRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** A name as it is stored. */
    record Sealed(SignatureId id, byte[] name, NameState state) {}

    /** Some that nobody has looked at, locked; without those of whoever is just being written to, who come the next time. */
    List<Sealed> findNew(int most) {
        String sql = "select urn_id, signature_id, name, name_state from signature where name_state = 'NEW' and "
                + OUTSIDE + " limit ? for no key update skip locked";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, most);
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        });
    }

    /** Those of a petition that wait for a moderator. */
    List<Sealed> findHeld(long urnId, int most) {
        String sql = "select urn_id, signature_id, name, name_state from signature"
                + " where urn_id = ? and name_state in ('ADDRESS', 'PERSON', 'MIXED') and " + OUTSIDE
                + " order by signature_id limit ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                return read(rows);
            }
        });
    }

    private static List<Sealed> read(ResultSet rows) throws SQLException {
        List<Sealed> found = new ArrayList<>();
        while (rows.next()) {
            found.add(new Sealed(
                    new SignatureId(rows.getLong(1), rows.getObject(2, UUID.class)),
                    rows.getBytes(3),
                    NameState.valueOf(rows.getString(4))));
        }
        return found;
    }

    void decide(List<SignatureId> ids, List<NameState> states) {
        String sql = """
                update signature s
                set name_state = v.state
                from unnest(?::bigint[], ?::text[]::uuid[], ?::text[]) as v (urn_id, signature_id, state)
                where s.urn_id = v.urn_id and s.signature_id = v.signature_id
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, ids.stream().mapToLong(SignatureId::urnId).toArray());
            statement.setObject(2, ids.stream().map(id -> id.uuid().toString()).toArray(String[]::new));
            statement.setObject(3, states.stream().map(NameState::name).toArray(String[]::new));
            return statement.executeUpdate();
        });
    }

    /** False when it does not wait for a moderator any more. */
    boolean release(SignatureId id, NameState state) {
        String sql = """
                update signature
                set name_state = ?
                where urn_id = ? and signature_id = ? and name_state in ('ADDRESS', 'PERSON', 'MIXED')
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, state.name());
            statement.setLong(2, id.urnId());
            statement.setObject(3, id.uuid());
            return statement.executeUpdate() == 1;
        });
    }

    /** Some of those that are free, of petitions where enough of them are, and all of those that are over; how many. */
    int list(int together, int most) {
        String sql = """
                with due as (
                    select urn_id
                    from signature
                    where name_state = 'FREE' and not is_listed and is_name_public and leaf_index is not null
                        and aside_id is null and name is not null
                    group by urn_id
                    having count(*) >= ? or exists (
                        select
                        from petition p
                        where p.urn_id = signature.urn_id
                            and p.state in ('CLOSED', 'ANSWERED', 'ARCHIVED', 'WITHDRAWN'))
                ), chosen as (
                    select s.urn_id, s.signature_id
                    from due
                    join signature s using (urn_id)
                    where s.name_state = 'FREE' and not s.is_listed and s.is_name_public and s.leaf_index is not null
                        and s.aside_id is null and s.name is not null
                    limit ?
                    for no key update of s skip locked
                )
                update signature s
                set is_listed = true
                from chosen
                where s.urn_id = chosen.urn_id and s.signature_id = chosen.signature_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, together);
            statement.setInt(2, most);
            return statement.executeUpdate();
        });
    }
}
