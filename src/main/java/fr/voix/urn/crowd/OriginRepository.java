package fr.voix.urn.crowd;

import fr.voix.base.database.Jdbc;
import fr.voix.base.database.RoundTrip;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;

/** Where votes came from, for 72 hours: 16 bytes of each kind for each vote of a run of consecutive leaves; and the keys of the days. */
@Singleton
record OriginRepository(Jdbc jdbc) {

    /** Zeros are votes that fell, and no origin. */
    private static final String MARKS = """
            from origin_mark o
            cross join lateral generate_series(0, octet_length(o.marks) / 16 - 1) as i
            cross join lateral substring(o.marks from i * 16 + 1 for 16) as mark
            where o.urn_id = ? and o.kind = ? and o.day = ? and mark <> decode(repeat('00', 16), 'hex')
            """;

    /** Nobody sees a count, also of a network, before it is published. */
    private static final String PUBLISHED =
            "and o.first_index + i < (select size from sound_urn where urn_id = o.urn_id)\n";

    void insert(List<OriginRun> runs, RoundTrip trip) {
        String sql = """
                insert into origin_mark (urn_id, kind, first_index, day, marks)
                select urn_id, kind, first_index, date '1970-01-01' + day, marks
                from unnest(?::bigint[], ?::text[], ?::bigint[], ?::int[], ?::bytea[])
                    as r (urn_id, kind, first_index, day, marks)
                """;
        trip.update(
                sql,
                runs.stream().mapToLong(OriginRun::urnId).toArray(),
                runs.stream().map(run -> run.kind().code()).toArray(String[]::new),
                runs.stream().mapToLong(OriginRun::firstIndex).toArray(),
                runs.stream().mapToInt(run -> (int) run.day().toEpochDay()).toArray(),
                runs.stream().map(OriginRun::marks).toArray(byte[][]::new));
    }

    /** Overwrites with zeros what was noted beside these votes; between two runs nothing was. They stand out no more. */
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
        String code = kind.code();
        jdbc.updateEach(
                sql,
                votes.stream()
                        .map(vote -> new Object[] {
                            vote.leafIndex(), vote.urnId(), code, vote.urnId(), code, vote.leafIndex(), vote.leafIndex()
                        })
                        .toList());
        jdbc.updateEach(
                "delete from crowd_vote where urn_id = ? and leaf_index = ?",
                votes.stream()
                        .map(vote -> new Object[] {vote.urnId(), vote.leafIndex()})
                        .toList());
    }

    List<LocalDate> days(long urnId, OriginKind kind) {
        String sql = "select distinct day from origin_mark where urn_id = ? and kind = ? order by day desc";
        return jdbc.list(sql, row -> row.getObject(1, LocalDate.class), urnId, kind.code());
    }

    List<OriginShare> busiest(long urnId, OriginKind kind, LocalDate day, int most) {
        String sql = """
                select decode(left(min(hex), case when min(hex) = max(hex) then 32
                    when min(left(hex, 22)) = max(left(hex, 22)) then 22 else 12 end), 'hex'), count(*), (sum(count(*)) over ())::bigint
                from (select encode(mark, 'hex') collate "C" as hex
                """ + MARKS + PUBLISHED + """
                ) marked
                group by left(hex, 12)
                order by count(*) desc, left(hex, 12)
                limit ?
                """;
        return jdbc.list(
                sql,
                row -> new OriginShare(row.getBytes(1), row.getLong(2), row.getLong(3)),
                urnId,
                kind.code(),
                day,
                most);
    }

    long[] indexesOf(long urnId, OriginKind kind, LocalDate day, byte[] mark) {
        String sql = "select o.first_index + i\n" + MARKS + "and substring(mark for octet_length(?)) = ? order by 1";
        return jdbc.list(sql, row -> row.getLong(1), urnId, kind.code(), day, mark, mark).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** The key of that day for all instances: the first one offered. */
    byte[] keyOf(LocalDate day, byte[] offered) {
        jdbc.update("insert into network_key (day, key) values (?, ?) on conflict (day) do nothing", day, offered);
        return jdbc.one("select key from network_key where day = ?", row -> row.getBytes(1), day);
    }

    /** Deletes the keys and marks of that day and of all days before. */
    int forget(Date upTo) {
        return jdbc.update("delete from network_key where day <= ?", upTo)
                + jdbc.update("delete from origin_mark where day <= ?", upTo);
    }
}
