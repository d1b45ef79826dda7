package fr.voix.site.export;

import fr.voix.base.database.Jdbc;
import io.micronaut.data.connection.annotation.Connectable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Set;

/** The files of exports by hash, compressed and in parts, so that every instance serves the same. */
@Singleton
@Connectable
class ExportContentRepository {

    private static final HexFormat HEX = HexFormat.of();

    /** Hashes of what the exports that are shown or will be consist of. */
    private static final String NAMED = """
            select hash #>> '{}'
            from export_state s
            cross join lateral (
                select jsonb_path_query(jsonb_build_array(s.made, s.shown), '$[*].files[*].sha256')
                union all
                select jsonb_path_query(jsonb_build_array(s.made, s.shown), '$[*].files[*].gzipSha256')
            ) f (hash)
            """;

    private final Jdbc jdbc;

    ExportContentRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
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

    /** Hashes of all files that may still be asked for, plain and compressed. */
    Set<String> named() {
        return Set.copyOf(jdbc.list(NAMED, row -> row.getString(1)));
    }

    /** Files that nothing names any more go. */
    void forgetUnnamed() {
        jdbc.update("delete from export_content where encode(sha256, 'hex') <> all (array(" + NAMED + "))");
    }
}
