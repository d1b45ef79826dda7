package fr.voix.theme.suggestion;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The SQL that puts suggestions beside decisions. */
@Singleton
@Connectable
class JudgedRepository {

    private final JdbcOperations jdbc;

    JudgedRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Among the scrutins decided last, those that had been looked at before and have a theme now. */
    List<Judged> newest(int most) {
        String sql = """
                select
                    array(
                        select now.slug
                        from theme_suggestion x
                        join theme t using (theme_id)
                        join theme now on now.theme_id = coalesce(t.merged_into, t.theme_id)
                        where x.scrutin_uid = g.scrutin_uid
                        order by x.rang) as suggested,
                    array(
                        select x.strength
                        from theme_suggestion x
                        where x.scrutin_uid = g.scrutin_uid
                        order by x.rang) as strengths,
                    array(
                        select t.slug
                        from scrutin_theme y
                        join theme t using (theme_id)
                        where y.scrutin_uid = g.scrutin_uid
                        order by y.rang) as themes
                from (
                    select scrutin_uid, max(classification_id) as decision
                    from classification
                    group by scrutin_uid
                    order by decision desc
                    limit ?
                ) c
                join suggested_scrutin g using (scrutin_uid)
                where exists (select from scrutin_theme y where y.scrutin_uid = g.scrutin_uid)
                order by c.decision desc
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, most);
            List<Judged> judged = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    judged.add(new Judged(
                            texts(rows, 1),
                            texts(rows, 2).stream().map(Strength::valueOf).toList(),
                            texts(rows, 3)));
                }
            }
            return judged;
        });
    }

    private static List<String> texts(ResultSet rows, int column) throws SQLException {
        return Stream.of((String[]) rows.getArray(column).getArray()).toList();
    }
}
