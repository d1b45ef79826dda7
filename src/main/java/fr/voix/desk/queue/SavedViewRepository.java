package fr.voix.desk.queue;

import fr.voix.base.database.Jdbc;
import jakarta.inject.Singleton;
import java.util.List;

/** Orders and filters of the queue that a colleague keeps under a name. */
@Singleton
record SavedViewRepository(Jdbc jdbc) {

    /** {@code query}: the end of an address. */
    record SavedViewRow(String name, String query) {}

    List<SavedViewRow> of(int moderatorId) {
        var sql = """
                select name, query
                from saved_view
                where moderator_id = ?
                order by name""";
        return jdbc.list(sql, row -> new SavedViewRow(row.getString("name"), row.getString("query")), moderatorId);
    }

    /**
     * In the place of one of the same name.
     *
     * @return false when there are {@code most} of other names
     */
    boolean save(int moderatorId, String name, String query, int most) {
        var sql = """
                insert into saved_view (moderator_id, name, query)
                select ?, ?, ?
                where (select count(*) from saved_view where moderator_id = ? and name <> ?) < ?
                on conflict (moderator_id, name) do update
                set query = excluded.query""";
        return jdbc.update(sql, moderatorId, name, query, moderatorId, name, most) > 0;
    }

    void delete(int moderatorId, String name) {
        jdbc.update("delete from saved_view where moderator_id = ? and name = ?", moderatorId, name);
    }
}
