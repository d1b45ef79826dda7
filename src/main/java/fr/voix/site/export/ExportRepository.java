package fr.voix.site.export;

import fr.voix.base.audit.Act;
import fr.voix.base.database.Jdbc;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The SQL of the export that all instances serve: what it is made from, who makes it, and its files, compressed and in parts. */
@Singleton
@Connectable
class ExportRepository {

    private static final HexFormat HEX = HexFormat.of();

    /**
     * Marks of what is not shown, of what is shown without its figures, and of titles that nobody is to read again. On an
     * amendement without an urn nobody votes: others name it.
     */
    private static final String WITHHELD = """
            (
                select a.uid, coalesce(s.urn_id, 0)
                from amendement a
                left join scrutin s using (uid)
                where not a.is_shown
                union all
                select petition_id::text, urn_id
                from petition
                where not is_shown
                union all
                select 'titre ' || p.petition_id || ' ' || max(e.sequence), p.urn_id
                from petition p
                join audit_entry e on e.subject = 'petition:' || p.petition_id
                where p.is_shown and e.act = '%s'
                group by p.petition_id
                union all
                select 'stop ' || u.uid, u.urn_id
                from urn_stop s
                join urn u using (uid)
                where s.released_at is null
            ) w (mark, urn_id)
            """.formatted(Act.PETITION_REDACT.key());

    private final Jdbc jdbc;
    private final JsonMapper json;

    ExportRepository(Jdbc jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * One without files, as of the transaction. Urns grow with whatever changes in them, and the version with everything else that
     * the public sees.
     *
     * @param edition what else the files depend on
     */
    Export begin(String edition) {
        String sql = """
                select (select version from public_version) || '-' || count(*) || '-'
                        || coalesce(sum(hashtextextended(encode(u.frontier, 'hex'), u.urn_id)), 0) || ' ' || ?,
                    coalesce(sum(u.size) filter (where p.petition_id is null), 0)::bigint,
                    greatest((select max(urn_id) from scrutin), (select max(urn_id) from petition), 0),
                    date_trunc('milliseconds', now()), array(select mark from %s)
                from sound_urn u
                left join petition p using (urn_id)
                where p.petition_id is null or p.is_shown
                """.formatted(WITHHELD);
        Jdbc.RowMapper<Export> mapper = row -> new Export(
                new Export.State(row.getString(1), row.getLong(2), row.getLong(3)),
                row.getTimestamp(4).toInstant(),
                Set.copyOf(List.of((String[]) row.getArray(5).getArray())),
                List.of());
        return jdbc.one(sql, mapper, edition);
    }

    /** Hands over each row, within a transaction. */
    void each(Dataset dataset, int fetchSize, Jdbc.RowConsumer listener) {
        jdbc.each(dataset.sql(), fetchSize, listener);
    }

    /**
     * That the caller makes it; false where somebody else does.
     *
     * @param pause how long ago the last one began at least
     * @param lease how long nobody else does, should the caller not come back
     */
    boolean claim(Duration pause, Duration lease) {
        String sql = """
                update export_state
                set making_until = clock_timestamp() + ? * interval '1 second', looked_at = clock_timestamp()
                where making_until <= clock_timestamp() and looked_at <= clock_timestamp() - ? * interval '1 second'
                """;
        return jdbc.update(sql, lease.toSeconds(), pause.toSeconds()) > 0;
    }

    /** For that long from now on nobody else makes one. */
    void hold(Duration lease) {
        jdbc.update(
                "update export_state set making_until = clock_timestamp() + ? * interval '1 second'",
                lease.toSeconds());
    }

    void take(Export export) {
        try {
            jdbc.update("update export_state set made = cast(? as jsonb)", json.writeValueAsString(export));
        } catch (IOException e) {
            throw new UncheckedIOException("An export is plain data", e);
        }
    }

    /** The newest that was made; empty where it holds what is withheld by now, or its files are lost. */
    Optional<Export> made() {
        return whole("made");
    }

    /** The newest that the register states; empty as above. */
    Optional<Export> shown() {
        return whole("shown");
    }

    /** Whether all that is withheld by now was left out of it. */
    boolean holdsNothingWithheld(Export export) {
        String sql = "select from %s where w.urn_id <= ? and not w.mark = any(?) limit 1".formatted(WITHHELD);
        return !jdbc.exists(sql, export.state().lastUrn(), export.withheld().toArray(String[]::new));
    }

    private Optional<Export> whole(String column) {
        String sql = """
                select %1$s::text
                from export_state
                where %1$s is not null
                    and not exists (
                        select from jsonb_path_query(%1$s, '$.files[*].gzipSha256') f (hash)
                        where not exists (
                            select from export_content where sha256 = decode(f.hash #>> '{}', 'hex') and part = 0))
                """.formatted(column);
        return jdbc.first(sql, row -> export(row.getString(1))).filter(this::holdsNothingWithheld);
    }

    /** Shows what was made, from the end of the caller's transaction on; empty where it is shown already. */
    Optional<Export> show() {
        String sql = "update export_state set shown = made where made is distinct from shown returning shown::text";
        return jdbc.first(sql, row -> export(row.getString(1)));
    }

    private Export export(String stored) {
        try {
            return json.readValue(stored, Export.class);
        } catch (IOException e) {
            throw new UncheckedIOException("An export of this service cannot be read", e);
        }
    }

    void add(String sha256, int part, byte[] bytes) {
        String sql =
                "insert into export_content (sha256, part, bytes) values (?, ?, ?) on conflict (sha256, part) do nothing";
        jdbc.update(sql, HEX.parseHex(sha256), part, bytes);
    }

    /** Within a transaction. */
    void copy(String sha256, OutputStream target) {
        String sql = "select bytes from export_content where sha256 = ? order by part";
        Jdbc.RowConsumer listener = row -> {
            try {
                target.write(row.getBytes(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        jdbc.each(sql, 1, listener, (Object) HEX.parseHex(sha256));
    }

    /** Files that neither export names go. */
    void forgetUnnamed() {
        jdbc.update("""
                delete from export_content
                where not exists (select from export_state where strpos(concat(made, shown), encode(sha256, 'hex')) > 0)
                """);
    }
}
