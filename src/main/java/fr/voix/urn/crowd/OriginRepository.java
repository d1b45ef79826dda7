package fr.voix.urn.crowd;

import fr.voix.base.database.RoundTrip;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Where votes came from, for 72 hours: 16 bytes of each kind for each vote of a run of consecutive leaves. */
@Singleton
@Connectable
class OriginRepository {

    /** Zeros are votes that fell, and no origin. */
    private static final String MARKS = """
            from origin_mark o
            cross join lateral generate_series(0, octet_length(o.marks) / 16 - 1) as i
            cross join lateral substring(o.marks from i * 16 + 1 for 16) as mark
            where o.urn_id = ? and o.kind = ? and o.day = ? and mark <> decode(repeat('00', 16), 'hex')
            """;

    private final JdbcOperations jdbc;

    OriginRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<OriginRun> runs, RoundTrip trip) {
        String sql = """
                insert into origin_mark (urn_id, kind, first_index, day, marks)
                select urn_id, kind, first_index, date '1970-01-01' + day, marks
                from unnest(?::bigint[], ?::text[], ?::bigint[], ?::int[], ?::bytea[])
                    as r (urn_id, kind, first_index, day, marks)
                """;
        trip.update(
                sql,
                written -> {},
                runs.stream().mapToLong(OriginRun::urnId).toArray(),
                runs.stream().map(run -> run.kind().code()).toArray(String[]::new),
                runs.stream().mapToLong(OriginRun::firstIndex).toArray(),
                runs.stream().mapToInt(run -> (int) run.day().toEpochDay()).toArray(),
                runs.stream().map(OriginRun::marks).toArray(byte[][]::new));
    }

    /** Overwrites with zeros what was noted beside these votes; between two runs nothing was. */
    void erase(OriginKind kind, List<VotePlace> votes) {
        String sql = """
                update origin_mark
                set marks = overlay(marks placing decode(repeat('00', 16), 'hex')
                    from (? - first_index)::int * 16 + 1 for 16)
                where urn_id = ? and kind = ?
                    and first_index = (
                        select max(first_index) from origin_mark where urn_id = ? and kind = ? and first_index <= ?)
                    and octet_length(marks) > (? - first_index) * 16
                """;
        jdbc.prepareStatement(sql, statement -> {
            for (VotePlace vote : votes) {
                statement.setLong(1, vote.leafIndex());
                statement.setLong(2, vote.urnId());
                statement.setString(3, kind.code());
                statement.setLong(4, vote.urnId());
                statement.setString(5, kind.code());
                statement.setLong(6, vote.leafIndex());
                statement.setLong(7, vote.leafIndex());
                statement.addBatch();
            }
            return statement.executeBatch().length;
        });
    }

    List<LocalDate> days(long urnId, OriginKind kind) {
        String sql = "select distinct day from origin_mark where urn_id = ? and kind = ? order by day desc";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setString(2, kind.code());
            List<LocalDate> days = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    days.add(rows.getObject(1, LocalDate.class));
                }
            }
            return days;
        });
    }

    List<OriginShare> busiest(long urnId, OriginKind kind, LocalDate day, int most) {
        String sql = "select mark, count(*), (sum(count(*)) over ())::bigint\n" + MARKS + """
                group by mark
                order by count(*) desc, mark
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setString(2, kind.code());
            statement.setObject(3, day);
            statement.setInt(4, most);
            List<OriginShare> shares = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    shares.add(new OriginShare(rows.getBytes(1), rows.getLong(2), rows.getLong(3)));
                }
            }
            return shares;
        });
    }

    long[] indexesOf(long urnId, OriginKind kind, LocalDate day, byte[] mark) {
        String sql = "select o.first_index + i\n" + MARKS + "and mark = ? order by 1";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, urnId);
            statement.setString(2, kind.code());
            statement.setObject(3, day);
            statement.setBytes(4, mark);
            LongStream.Builder indexes = LongStream.builder();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    indexes.add(rows.getLong(1));
                }
            }
            return indexes.build().toArray();
        });
    }

    /** Deletes the marks of that day and of all days before. */
    int forget(Date upTo) {
        return jdbc.prepareStatement("delete from origin_mark where day <= ?", statement -> {
            statement.setDate(1, upTo);
            return statement.executeUpdate();
        });
    }
}
