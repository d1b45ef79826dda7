package fr.voix.urn.cosign;

import fr.voix.base.database.Jdbc;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The SQL of co-signatures, and of who asks for them. */
@Singleton
record CosignatureRepository(Jdbc jdbc) {

    private static final int MOST_SHOWN = 100;

    /**
     * How a witness answered last.
     *
     * @param knownSize of the head that it knows, as far as is known here
     * @param failingSince null when it answered well
     * @param contradiction what it said against this log; null when nothing
     */
    record WitnessRow(
            String url,
            long askedSize,
            Instant askedAt,
            long knownSize,
            @Nullable Instant failingSince,
            @Nullable String failure,
            @Nullable String contradiction) {}

    /** False while another instance has the turn. The clock is the database's. */
    boolean takeTurn(String origin, UUID holder, Duration length) {
        String sql = """
                insert into cosign_turn as t (origin, holder, ends_at)
                values (?, ?, clock_timestamp() + ? * interval '1 millisecond')
                on conflict (origin) do update
                set holder = excluded.holder, ends_at = excluded.ends_at
                where t.holder = excluded.holder or t.ends_at < clock_timestamp()
                """;
        return jdbc.update(sql, origin, holder, length.toMillis()) == 1;
    }

    /** Of one size there is one head. Was another one signed, after a restored database, it is kept as what contradicts. */
    void insert(LogHead head, Instant now) {
        String keep = """
                insert into contradicting_head (origin, size, root, note, kept_at)
                select h.origin, h.size, h.root, h.note || coalesce(
                    (select string_agg(c.line || e'\\n', '' order by c.cosigner) from cosignature c
                    where c.origin = h.origin and c.size = h.size), ''), ?
                from cosigned_head h
                where h.origin = ? and h.size = ? and h.root <> ?
                on conflict do nothing
                """;
        jdbc.update(keep, now, head.origin(), head.size(), head.root());
        jdbc.update(
                "delete from cosigned_head where origin = ? and size = ? and root <> ?",
                head.origin(),
                head.size(),
                head.root());
        String sql = """
                insert into cosigned_head (origin, size, root, note, seen_at)
                values (?, ?, ?, ?, ?)
                on conflict (origin, size) do nothing
                """;
        jdbc.update(sql, head.origin(), head.size(), head.root(), head.note(), now);
    }

    /** What a witness shows, for ever: with the key anybody can check it. Of a fork that goes on the first heads are enough. */
    void keepContradicting(LogHead head, Instant now) {
        String sql = """
                insert into contradicting_head (origin, size, root, note, kept_at, is_shown)
                select ?, ?, ?, ?, ?, true
                where (select count(*) from contradicting_head where origin = ? and is_shown) < ?
                on conflict do nothing
                """;
        jdbc.update(sql, head.origin(), head.size(), head.root(), head.note(), now, head.origin(), MOST_SHOWN);
    }

    /** Nothing where that head was overtaken meanwhile. */
    void insertLines(LogHead head, Map<String, String> lines) {
        String sql = """
                insert into cosignature (origin, size, cosigner, line)
                select origin, size, ?, ?
                from cosigned_head
                where origin = ? and size = ? and root = ?
                on conflict (origin, size, cosigner) do update set line = excluded.line
                """;
        jdbc.updateEach(
                sql,
                lines.entrySet().stream()
                        .map(line ->
                                new Object[] {line.getKey(), line.getValue(), head.origin(), head.size(), head.root()})
                        .toList());
    }

    /** By name and id of their keys, in that order. */
    Map<String, String> findLines(LogHead head) {
        String sql = """
                select c.cosigner, c.line
                from cosigned_head h
                join cosignature c using (origin, size)
                where h.origin = ? and h.size = ? and h.root = ?
                """;
        Map<String, String> lines = new TreeMap<>();
        jdbc.each(
                sql, 0, row -> lines.put(row.getString(1), row.getString(2)), head.origin(), head.size(), head.root());
        return lines;
    }

    void attest(LogHead head, Instant now) {
        String sql = """
                update cosigned_head
                set attested_at = ?
                where origin = ? and size = ? and root = ? and attested_at is null
                """;
        jdbc.update(sql, now, head.origin(), head.size(), head.root());
    }

    /** The newest that enough co-signed. */
    Optional<LogHead> findAttested(String origin) {
        String sql = """
                select origin, size, root, note
                from cosigned_head
                where origin = ? and attested_at is not null
                order by size desc
                limit 1
                """;
        return jdbc.first(sql, CosignatureRepository::head, origin);
    }

    private static LogHead head(ResultSet row) throws SQLException {
        return new LogHead(row.getString(1), row.getLong(2), row.getBytes(3), row.getString(4));
    }

    /** When the first head was seen that is longer than this. */
    Optional<Instant> findWaitingSince(String origin, long attestedSize) {
        String sql = "select min(seen_at) from cosigned_head where origin = ? and size > ?";
        return jdbc.first(sql, row -> Jdbc.instant(row, 1), origin, attestedSize);
    }

    /** Deletes what was overtaken, but for the first head that is longer than what was attested. */
    void prune(LogHead newest, long attestedSize) {
        String sql = """
                delete from cosigned_head
                where origin = ? and size <> ? and size <> ?
                    and size <> coalesce((select min(size) from cosigned_head where origin = ? and size > ?), -1)
                """;
        jdbc.update(sql, newest.origin(), newest.size(), attestedSize, newest.origin(), attestedSize);
    }

    void save(String origin, WitnessRow witness) {
        String sql = """
                insert into witness
                    (origin, url, asked_size, asked_at, known_size, failing_since, failure, contradiction)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (origin, url) do update
                set asked_size = excluded.asked_size, asked_at = excluded.asked_at, known_size = excluded.known_size,
                    failing_since = excluded.failing_since, failure = excluded.failure,
                    contradiction = excluded.contradiction
                """;
        jdbc.update(
                sql,
                origin,
                witness.url(),
                witness.askedSize(),
                witness.askedAt(),
                witness.knownSize(),
                witness.failingSince(),
                witness.failure(),
                witness.contradiction());
    }

    List<WitnessRow> findWitnesses(String origin) {
        String sql = """
                select url, asked_size, asked_at, known_size, failing_since, failure, contradiction
                from witness
                where origin = ?
                """;
        return jdbc.list(
                sql,
                row -> new WitnessRow(
                        row.getString(1),
                        row.getLong(2),
                        row.getTimestamp(3).toInstant(),
                        row.getLong(4),
                        Jdbc.instant(row, 5),
                        row.getString(6),
                        row.getString(7)),
                origin);
    }
}
