package fr.voix.notice.follow;

import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionEvent;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The SQL of rounds of news. */
@Singleton
@Connectable
class NewsRepository {

    private final JdbcOperations jdbc;

    NewsRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PetitionEvent event) {
        String sql = """
                insert into news_round (petition_id, event_number, kind)
                values (?, ?, ?)
                on conflict do nothing
                """;
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, event.petitionId());
            statement.setInt(2, event.number());
            statement.setString(3, event.kind().name());
            return statement.executeUpdate();
        });
    }

    /** Ends what is under way about events of these kinds. */
    void end(long petitionId, Collection<EventKind> kinds) {
        String sql = "update news_round set is_done = true where petition_id = ? and kind = any(?) and not is_done";
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, petitionId);
            statement.setArray(
                    2,
                    statement
                            .getConnection()
                            .createArrayOf(
                                    "text", kinds.stream().map(EventKind::name).toArray()));
            return statement.executeUpdate();
        });
    }

    /** The oldest one of a petition that is shown, locked; one that another instance has is left to it. */
    Optional<NewsRound> claim() {
        String sql = """
                select n.petition_id, n.event_number, n.kind, n.after
                from news_round n
                join petition p using (petition_id)
                where not n.is_done and p.is_shown
                order by n.petition_id, n.event_number
                limit 1
                for update of n skip locked
                """;
        return jdbc.prepareStatement(sql, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new NewsRound(
                                row.getLong(1),
                                row.getInt(2),
                                EventKind.valueOf(row.getString(3)),
                                row.getObject(4, UUID.class)))
                        : Optional.empty();
            }
        });
    }

    void update(NewsRound round, @Nullable UUID after, boolean isDone) {
        String sql = "update news_round set after = ?, is_done = ? where petition_id = ? and event_number = ?";
        jdbc.prepareStatement(sql, statement -> {
            statement.setObject(1, after, Types.OTHER);
            statement.setBoolean(2, isDone);
            statement.setLong(3, round.petitionId());
            statement.setInt(4, round.eventNumber());
            return statement.executeUpdate();
        });
    }
}
