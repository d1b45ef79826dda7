package fr.voix.base.load;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What instances tell each other of what they counted. */
@Singleton
@Connectable
class LoadRepository {

    private final JdbcOperations jdbc;

    LoadRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** The random half of a key for all instances: the first one offered. */
    byte[] randomOf(int seconds, Instant start, byte[] offered) {
        String insert =
                "insert into load_key (seconds, starts_at, random) values (?, ?, ?) on conflict (seconds, starts_at) do nothing";
        jdbc.prepareStatement(insert, statement -> {
            statement.setInt(1, seconds);
            statement.setTimestamp(2, Timestamp.from(start));
            statement.setBytes(3, offered);
            return statement.executeUpdate();
        });
        String select = "select random from load_key where seconds = ? and starts_at = ?";
        return jdbc.prepareStatement(select, statement -> {
            statement.setInt(1, seconds);
            statement.setTimestamp(2, Timestamp.from(start));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("The key of " + start + " was just written");
                }
                return rows.getBytes(1);
            }
        });
    }

    /** Adds these, and answers what stands under all those keys; a slot may come twice, before and after. */
    List<LoadCounter.Slot> exchange(List<LoadCounter.Slot> told, Collection<UUID> asked, Instant now) {
        // in one order, so that two instances never wait for each other in a circle
        String sql = """
                with told as (
                    insert into load_count as c (key, forgotten_at, n)
                    select key, to_timestamp(forgotten_at), n
                    from unnest(?::uuid[], ?::bigint[], ?::int[]) as t (key, forgotten_at, n)
                    order by 1, 2
                    on conflict (key, forgotten_at) do update set n = c.n + excluded.n
                    returning key, forgotten_at, n)
                select key, forgotten_at, n from told
                union all
                select key, forgotten_at, n from load_count where key = any (?::uuid[]) and forgotten_at > ?
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setObject(
                    1, told.stream().map(slot -> slot.key().toString()).toArray(String[]::new));
            statement.setObject(
                    2,
                    told.stream()
                            .mapToLong(slot -> slot.forgottenAt().getEpochSecond())
                            .toArray());
            statement.setObject(3, told.stream().mapToInt(LoadCounter.Slot::n).toArray());
            statement.setObject(4, asked.stream().map(UUID::toString).toArray(String[]::new));
            statement.setTimestamp(5, Timestamp.from(now));
            List<LoadCounter.Slot> standing = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    standing.add(new LoadCounter.Slot(
                            rows.getObject(1, UUID.class), rows.getTimestamp(2).toInstant(), rows.getInt(3)));
                }
            }
            return standing;
        });
    }

    /** Deletes what is remembered no longer, and keys that nothing remembered was counted under. */
    int forget(Instant now) {
        String counts = "delete from load_count where forgotten_at <= ?";
        int forgotten = jdbc.prepareStatement(counts, statement -> {
            statement.setTimestamp(1, Timestamp.from(now));
            return statement.executeUpdate();
        });
        // under the key of an hour something is counted for an hour, and remembered for up to one more
        String keys =
                "delete from load_key where starts_at + 2 * seconds * interval '1 second' + interval '5 minutes' <= ?"
                        + " or seconds = 86400 and starts_at + interval '1 day' <= ?";
        return forgotten
                + jdbc.prepareStatement(keys, statement -> {
                    statement.setTimestamp(1, Timestamp.from(now));
                    statement.setTimestamp(2, Timestamp.from(now));
                    return statement.executeUpdate();
                });
    }
}
