package fr.voix.tally;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Reads urns for a recount, leaf by leaf. */
@Singleton
class RecountRepository {

    /** Rows in memory at once; an urn may hold millions. */
    private static final int FETCH_SIZE = 10_000;

    private final JdbcOperations jdbc;

    RecountRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    List<String> scrutinUids() {
        return jdbc.prepareStatement("select uid from scrutin order by urn_id", statement -> {
            List<String> uids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    uids.add(rows.getString(1));
                }
            }
            return uids;
        });
    }

    /** Hands every leaf of an urn to the recount, in order. */
    void readLeaves(long urnId, Recount recount) {
        String sql = "select leaf_index, line, hash from leaf where urn_id = ? order by leaf_index";
        jdbc.prepareStatement(sql, statement -> {
            statement.setFetchSize(FETCH_SIZE);
            statement.setLong(1, urnId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    recount.read(rows.getLong(1), rows.getString(2), rows.getBytes(3));
                }
            }
            return recount;
        });
    }

    /** Standing ballot rows, and how many of them say what their leaf says. */
    BallotRows ballotRows(long urnId) {
        String sql = """
                select count(*), count(*) filter (where split_part(l.line, ' ', 1) = 'b1'
                    and split_part(l.line, ' ', 3) = b.choice
                    and split_part(l.line, ' ', 4) = b.tier::text)
                from ballot b join leaf l using (urn_id, leaf_index)
                where b.urn_id = ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new BallotRows(rows.getLong(1), rows.getLong(2));
            }
        });
    }

    record BallotRows(long all, long matching) {}
}
