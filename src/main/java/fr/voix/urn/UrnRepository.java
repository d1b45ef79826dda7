package fr.voix.urn;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The SQL of urns and leaves; set-based, since Micronaut Data has no arrays of bytea. */
@Singleton
@Connectable
class UrnRepository {

    private final JdbcOperations jdbc;

    UrnRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The one statement that locks several urns; in id order, so that two batches cannot wait for each other. */
    List<Urn> lock(Collection<Long> urnIds) {
        return select("where u.urn_id = any(?) order by u.urn_id for update of u", "bigint", urnIds.toArray());
    }

    List<Urn> findByScrutins(Collection<String> scrutinUids) {
        return select("where s.uid = any(?)", "text", scrutinUids.toArray());
    }

    List<Urn> findShownByScrutins(Collection<String> scrutinUids) {
        return select(
                "join amendement a on a.uid = s.uid where s.uid = any(?) and a.sort <> 'EFFACE'",
                "text",
                scrutinUids.toArray());
    }

    private List<Urn> select(String clause, String type, Object[] keys) {
        String sql = "select " + UrnRow.COLUMNS + " from urn u join scrutin s using (urn_id) " + clause;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf(type, keys));
            List<Urn> urns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    urns.add(UrnRow.toDomain(rows));
                }
            }
            return urns;
        });
    }

    void insertEmpty(Collection<Long> urnIds) {
        String sql = "insert into urn (urn_id) select unnest(?::bigint[]) on conflict (urn_id) do nothing";
        jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("bigint", urnIds.toArray()));
            return statement.executeUpdate();
        });
    }

    /** Appends the drafts' leaves; a leaf that is already there is an error, never an overwrite. */
    void insertLeaves(Collection<UrnDraft> drafts) {
        List<Long> urnIds = new ArrayList<>();
        List<Long> indexes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        for (UrnDraft draft : drafts) {
            long index = draft.firstIndex();
            for (Leaf leaf : draft.leaves()) {
                urnIds.add(draft.urnId());
                indexes.add(index++);
                lines.add(leaf.line());
                hashes.add(leaf.hash());
            }
        }
        String sql = """
                insert into leaf (urn_id, leaf_index, line, hash)
                select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::bytea[])
                """;
        jdbc.prepareStatement(sql, statement -> {
            var connection = statement.getConnection();
            statement.setArray(1, connection.createArrayOf("bigint", urnIds.toArray()));
            statement.setArray(2, connection.createArrayOf("bigint", indexes.toArray()));
            statement.setArray(3, connection.createArrayOf("text", lines.toArray()));
            statement.setArray(4, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
            return statement.executeUpdate();
        });
    }

    void update(Collection<UrnDraft> drafts) {
        String sql = """
                update urn
                set is_open = ?, size = ?, frontier = ?,
                    pour_0 = ?, contre_0 = ?, abstention_0 = ?,
                    pour_1 = ?, contre_1 = ?, abstention_1 = ?,
                    pour_2 = ?, contre_2 = ?, abstention_2 = ?
                where urn_id = ? and size = ?
                """;
        jdbc.prepareStatement(sql, statement -> {
            for (UrnDraft draft : drafts) {
                bindUpdate(statement, draft);
                statement.addBatch();
            }
            for (int count : statement.executeBatch()) {
                if (count != 1) {
                    throw new IllegalStateException("An urn changed under its lock");
                }
            }
            return drafts.size();
        });
    }

    private static void bindUpdate(PreparedStatement statement, UrnDraft draft) throws SQLException {
        Urn urn = draft.urn();
        int parameter = 1;
        statement.setBoolean(parameter++, urn.isOpen());
        statement.setLong(parameter++, urn.frontier().size());
        statement.setBytes(parameter++, urn.frontier().encoded());
        for (Tier tier : Tier.values()) {
            for (Choice choice : Choice.values()) {
                statement.setLong(parameter++, urn.counts().of(tier, choice));
            }
        }
        statement.setLong(parameter++, urn.urnId());
        statement.setLong(parameter, draft.firstIndex());
    }

    void upsertHistory(Collection<UrnDraft> drafts, Instant hour) {
        String sql = """
                insert into tally_history (urn_id, hour, size, pour, contre, abstention)
                values (?, ?, ?, ?, ?, ?)
                on conflict (urn_id, hour) do update
                set size = excluded.size, pour = excluded.pour, contre = excluded.contre, abstention = excluded.abstention
                """;
        jdbc.prepareStatement(sql, statement -> {
            for (UrnDraft draft : drafts) {
                Urn urn = draft.urn();
                statement.setLong(1, urn.urnId());
                statement.setTimestamp(2, Timestamp.from(hour));
                statement.setLong(3, urn.frontier().size());
                statement.setLong(4, urn.counts().of(Choice.P));
                statement.setLong(5, urn.counts().of(Choice.C));
                statement.setLong(6, urn.counts().of(Choice.A));
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }
}
