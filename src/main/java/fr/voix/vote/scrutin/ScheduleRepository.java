package fr.voix.vote.scrutin;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The SQL of what is set for later. */
@Singleton
@Connectable
class ScheduleRepository {

    private final JdbcOperations jdbc;

    ScheduleRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What is due, the earliest first, of each Scrutin its first act alone: a later one waits for it. */
    List<DueAct> findDue(Instant now, int most) {
        String sql = """
                select scrutin_uid, act, due_at
                from (
                    select distinct on (scrutin_uid) scrutin_uid, act, due_at
                    from scheduled_act
                    where due_at <= ?
                    order by scrutin_uid, due_at, act desc
                ) first_acts
                order by due_at, scrutin_uid
                limit ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setInt(2, most);
            List<DueAct> due = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(new DueAct(
                            rows.getString(1),
                            ScheduledAct.valueOf(rows.getString(2)),
                            rows.getTimestamp(3).toInstant()));
                }
            }
            return due;
        });
    }

    void upsert(String scrutinUid, ScheduledAct act, Instant dueAt) {
        String sql = """
                insert into scheduled_act (scrutin_uid, act, due_at)
                values (?, ?, ?)
                on conflict (scrutin_uid, act) do update
                set due_at = excluded.due_at
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, scrutinUid);
            statement.setString(2, act.name());
            statement.setTimestamp(3, Timestamp.from(dueAt));
            return statement.executeUpdate();
        });
    }

    void delete(String scrutinUid, ScheduledAct act) {
        jdbc.prepareStatement("delete from scheduled_act where scrutin_uid = ? and act = ?", statement -> {
            statement.setString(1, scrutinUid);
            statement.setString(2, act.name());
            return statement.executeUpdate();
        });
    }

    /** Whether it was still there: another instance may have come first. */
    boolean deleteDue(DueAct due, Instant now) {
        String sql = "delete from scheduled_act where scrutin_uid = ? and act = ? and due_at <= ?";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, due.scrutinUid());
            statement.setString(2, due.act().name());
            statement.setTimestamp(3, Timestamp.from(now));
            return statement.executeUpdate() == 1;
        });
    }

    /** Of so many Scrutins at most, by their earliest act. */
    Map<String, Schedule> findNext(int most) {
        String sql = """
                select scrutin_uid, act, due_at
                from scheduled_act
                join (
                    select scrutin_uid, min(due_at) as first_at
                    from scheduled_act
                    group by scrutin_uid
                    order by first_at, scrutin_uid
                    limit ?
                ) next_ones using (scrutin_uid)
                order by first_at, scrutin_uid, due_at
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, most);
            Map<String, Schedule> found = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant at = rows.getTimestamp(3).toInstant();
                    boolean isOpening = ScheduledAct.valueOf(rows.getString(2)) == ScheduledAct.OPEN;
                    found.merge(
                            rows.getString(1),
                            isOpening ? new Schedule(at, null) : new Schedule(null, at),
                            Schedule::with);
                }
            }
            return found;
        });
    }

    Schedule find(String scrutinUid) {
        return jdbc.prepareStatement("select act, due_at from scheduled_act where scrutin_uid = ?", statement -> {
            statement.setString(1, scrutinUid);
            Map<ScheduledAct, Instant> found = new EnumMap<>(ScheduledAct.class);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            ScheduledAct.valueOf(rows.getString(1)),
                            rows.getTimestamp(2).toInstant());
                }
            }
            return new Schedule(found.get(ScheduledAct.OPEN), found.get(ScheduledAct.CLOSE));
        });
    }

    /** A closing is set for a Scrutin, or moved: calendars are told. */
    void upsertNotice(String scrutinUid, Instant dueAt, Instant now) {
        String sql = """
                insert into closing_notice (scrutin_uid, ordinal, due_at, changed_at)
                select s.uid, (select count(*) from closing c where c.urn_id = s.urn_id), ?, ?
                from scrutin s
                where s.uid = ?
                on conflict (scrutin_uid) where not is_done do update
                set due_at = excluded.due_at, changed_at = excluded.changed_at, sequence = closing_notice.sequence + 1
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(dueAt));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, scrutinUid);
            return statement.executeUpdate();
        });
    }

    /** The closing that was set for a Scrutin no longer is. */
    void withdrawNotice(String scrutinUid, Instant now) {
        String sql = """
                update closing_notice
                set changed_at = ?, sequence = sequence + 1
                where scrutin_uid = ? and not is_done
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            statement.setString(2, scrutinUid);
            return statement.executeUpdate();
        });
    }

    /** The closing is done, whether it was its time or not. */
    void endNotice(String scrutinUid) {
        String sql = "update closing_notice set is_done = true where scrutin_uid = ? and not is_done";
        jdbc.prepareStatement(sql, statement -> {
            statement.setString(1, scrutinUid);
            return statement.executeUpdate();
        });
    }
}
