package fr.voix.notice.follow;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL by which petitions and themes are named, many at once. */
@Singleton
@Connectable
class SubjectRepository {

    private final JdbcOperations jdbc;

    SubjectRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Titles by id, of those that the public sees. */
    Map<String, String> petitions(Collection<Long> ids) {
        String sql = "select petition_id, titre from petition where petition_id = any(?) and is_shown";
        return jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, ids.stream().mapToLong(Long::longValue).toArray());
            Map<String, String> titles = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    titles.put(row.getString(1), row.getString(2));
                }
            }
            return titles;
        });
    }

    /** Those of these scrutins that the public sees. */
    List<String> shownScrutins(Collection<String> uids) {
        return uids("select uid from amendement where uid = any(?) and is_shown", uids);
    }

    /** Those of these textes that have an amendement which is shown. */
    List<String> textes(Collection<String> uids) {
        String sql = """
                select k.uid
                from unnest(?::text[]) as k (uid)
                where exists (select from amendement a where a.texte_uid = k.uid and a.is_shown)
                """;
        return uids(sql, uids);
    }

    private List<String> uids(String sql, Collection<String> uids) {
        return jdbc.prepareStatement(sql, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", uids.toArray()));
            List<String> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        });
    }

    /** The id of the theme that an address of today or of former times leads to. */
    Optional<String> themeOf(String slug) {
        return jdbc.prepareStatement("select current_theme(?)", statement -> {
            statement.setString(1, slug);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        });
    }

    /** A theme's names and address. */
    record ThemeNames(String libelle, String libelleEn, String slug) {}

    /** By id; of one that was merged, the names of the theme where it went. */
    Map<String, ThemeNames> themes(Collection<Integer> ids) {
        String sql = """
                select t.theme_id, n.libelle, n.libelle_en, n.slug
                from theme t
                join theme n on n.theme_id = current_theme(t.slug)
                where t.theme_id = any(?)
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, ids.stream().mapToInt(Integer::intValue).toArray());
            Map<String, ThemeNames> names = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.put(row.getString(1), new ThemeNames(row.getString(2), row.getString(3), row.getString(4)));
                }
            }
            return names;
        });
    }
}
