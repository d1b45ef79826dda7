package fr.voix.desk.account;

import fr.voix.base.database.Jdbc;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** What colleagues were told at once. */
@Singleton
record ToldRepository(Jdbc jdbc) {

    Optional<ToldRow> find(int moderatorId, String area) {
        String sql = "select until, told_at from moderator_told where moderator_id = ? and area = ?";
        return jdbc.first(
                sql, row -> new ToldRow(row.getLong(1), row.getTimestamp(2).toInstant()), moderatorId, area);
    }

    void note(int moderatorId, String area, long until, Instant now) {
        String sql = """
                insert into moderator_told (moderator_id, area, until, told_at)
                values (?, ?, ?, ?)
                on conflict (moderator_id, area) do update
                set until = excluded.until, told_at = excluded.told_at
                """;
        jdbc.update(sql, moderatorId, area, until, now);
    }
}
