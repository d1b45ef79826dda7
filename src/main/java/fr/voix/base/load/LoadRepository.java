package fr.voix.base.load;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The counts and keys that instances share. */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Connectable
abstract class LoadRepository implements GenericRepository<LoadRepository.LoadKeyRow, Instant> {

    private final JdbcOperations jdbc;

    LoadRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Offers the random half of a key to all instances; the first one offered stays. */
    @Query("""
            insert into load_key (seconds, starts_at, random)
            values (:seconds, :startsAt, :random)
            on conflict (seconds, starts_at) do nothing
            """)
    abstract void offer(int seconds, Instant startsAt, byte[] random);

    @Query("select seconds, starts_at, random from load_key where seconds = :seconds and starts_at = :startsAt")
    abstract LoadKeyRow agreed(int seconds, Instant startsAt);

    /** Adds the counts sent, and returns the stored ones of all keys asked for; a slot may come twice, before and after. */
    List<LoadCounter.Slot> exchange(List<LoadCounter.Slot> told, Collection<UUID> asked, Instant now) {
        // always in the same order, so that two instances cannot deadlock
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

    /** Deletes expired counts. */
    @Query("delete from load_count where forgotten_at <= :now")
    abstract int forgetCounts(Instant now);

    /** Deletes keys without counts: a key of an hour is used for one hour, and its counts are kept for one more. */
    @Query("""
            delete from load_key
            where starts_at + 2 * seconds * interval '1 second' + interval '5 minutes' <= :now
                or seconds = 86400 and starts_at + interval '1 day' <= :now
            """)
    abstract int forgetKeys(Instant now);

    /** The random half of a key, on which all instances agree. */
    @MappedEntity("load_key")
    record LoadKeyRow(int seconds, @Id Instant startsAt, byte[] random) {}
}
