package fr.voix.site.export;

import fr.voix.base.database.Jdbc;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dated copies, and their files by hash. */
@Singleton
@Connectable
class DumpRepository {

    private static final Logger LOG = LoggerFactory.getLogger(DumpRepository.class);
    private static final HexFormat HEX = HexFormat.of();
    /** Hashes of what copies consist of, each behind the name of its kind. */
    private static final String OF_COPIES =
            "select hash #>> '{}' from export_dump d, jsonb_path_query(d.description, '$.resources[*].hash ? (@ != null)') hash";

    /** Hashes of what copies, and the exports that are shown or will be, consist of. */
    private static final String NAMED = """
            select substr(hash, 8) as sha256
            from (""" + OF_COPIES + """
            ) c (hash)
            union
            select hash #>> '{}'
            from export_state s
            cross join lateral (
                select jsonb_path_query(jsonb_build_array(s.made, s.shown), '$[*].files[*].sha256 ? (@ != null)')
                union all
                select jsonb_path_query(jsonb_build_array(s.made, s.shown), '$[*].files[*].gzipSha256 ? (@ != null)')
            ) f (hash)
            """;

    private static final String SELECT =
            "select dump_on, seen_at, changed_at, last_urn, withheld, description::text from export_dump ";

    /** Told of already. */
    private final Set<LocalDate> unreadable = ConcurrentHashMap.newKeySet();

    private final Jdbc jdbc;
    private final JsonMapper json;

    DumpRepository(Jdbc jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest first. */
    List<DumpRow> all() {
        return jdbc.list(SELECT + "order by dump_on desc", this::dump).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<DumpRow> find(LocalDate day) {
        return jdbc.first(SELECT + "where dump_on = ?", this::dump, day).flatMap(found -> found);
    }

    /** Whether there is one of that day, be it one that cannot be read. */
    boolean isKept(LocalDate day) {
        return jdbc.exists("select 1 from export_dump where dump_on = ?", day);
    }

    Optional<LocalDate> latest() {
        return jdbc.first("select max(dump_on) from export_dump", row -> row.getObject(1, LocalDate.class));
    }

    /** Until the end of the transaction no other instance changes copies or their files. The number means nothing else. */
    void lock() {
        jdbc.exists("select 1 from (select pg_advisory_xact_lock(7020251129)) locked");
    }

    void add(DumpRow dump) {
        String sql = """
                insert into export_dump (dump_on, seen_at, changed_at, last_urn, withheld, description)
                values (?, ?, ?, ?, ?, cast(? as jsonb))""";
        jdbc.update(sql, dump.day(), dump.at(), dump.changedAt(), dump.lastUrn(), withheld(dump), description(dump));
    }

    void replace(DumpRow dump) {
        String sql = """
                update export_dump
                set changed_at = ?, withheld = ?, description = cast(? as jsonb)
                where dump_on = ?""";
        jdbc.update(sql, dump.changedAt(), withheld(dump), description(dump), dump.day());
    }

    /** Of those before that day only the first of each month stays. */
    void thin(LocalDate day) {
        String sql = """
                delete from export_dump d
                where d.dump_on < ? and exists (
                    select from export_dump e
                    where e.dump_on < d.dump_on and date_trunc('month', e.dump_on) = date_trunc('month', d.dump_on))""";
        jdbc.update(sql, day);
    }

    /** Whether all of them are there. */
    boolean areKnown(String... sha256) {
        String sql = """
                select 1
                from unnest(?) wanted
                where not exists (select from export_content where sha256 = decode(wanted, 'hex') and part = 0)""";
        return !jdbc.exists(sql, (Object) sha256);
    }

    void add(String sha256, int part, byte[] bytes) {
        String sql = """
                insert into export_content (sha256, part, bytes)
                values (?, ?, ?)
                on conflict (sha256, part) do nothing""";
        jdbc.update(sql, HEX.parseHex(sha256), part, bytes);
    }

    /** False when there is no such file. */
    boolean copy(String sha256, OutputStream target) {
        var parts = jdbc.list(
                "select part from export_content where sha256 = ? order by part", row -> row.getInt(1), (Object)
                        HEX.parseHex(sha256));
        for (int part : parts) {
            var bytes = jdbc.first(
                    "select bytes from export_content where sha256 = ? and part = ?",
                    row -> row.getBytes(1),
                    HEX.parseHex(sha256),
                    part);
            if (bytes.isEmpty()) {
                // it goes meanwhile
                return false;
            }
            try {
                target.write(bytes.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return !parts.isEmpty();
    }

    /** Hashes of all files that may still be asked for. */
    Set<String> named() {
        return Set.copyOf(jdbc.list(NAMED, row -> row.getString(1)));
    }

    /** Files that nothing names any more go. */
    void forgetUnnamed() {
        jdbc.update("delete from export_content where encode(sha256, 'hex') <> all (array(" + NAMED + "))");
    }

    /** Of all files of copies, each counted once. */
    long bytes() {
        String sql = """
                select coalesce(sum(octet_length(bytes)), 0)
                from export_content
                where 'sha256:' || encode(sha256, 'hex') in (""" + OF_COPIES + ")";
        return jdbc.one(sql, row -> row.getLong(1));
    }

    private static String[] withheld(DumpRow dump) {
        return dump.withheld().toArray(String[]::new);
    }

    private String description(DumpRow dump) {
        try {
            return json.writeValueAsString(dump.description());
        } catch (IOException e) {
            throw new UncheckedIOException("A description is plain data", e);
        }
    }

    /** Empty for one whose description cannot be read: it is not served, and keeps no other from being. */
    private Optional<DumpRow> dump(ResultSet row) throws SQLException {
        var day = row.getObject(1, LocalDate.class);
        try {
            return Optional.of(new DumpRow(
                    day,
                    row.getTimestamp(2).toInstant(),
                    row.getTimestamp(3).toInstant(),
                    row.getLong(4),
                    Set.of((String[]) row.getArray(5).getArray()),
                    json.readValue(row.getString(6), DataPackageJson.class)));
        } catch (IOException | IllegalArgumentException e) {
            if (unreadable.add(day)) {
                LOG.warn("The description of the dated copy of {} cannot be read: {}", day, e.toString());
            }
            return Optional.empty();
        }
    }
}
