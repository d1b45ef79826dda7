package fr.voix.petition.author;

import fr.voix.petition.author.DueStep.Kind;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.PetitionRetention;
import fr.voix.petition.signature.SignatureRole;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The SQL of what is due in the lives of petitions. */
@Singleton
@Connectable
class LifeRepository {

    /** How long the words of what came to nothing are kept. */
    static final Duration KEPT = Duration.ofDays(30);

    private final JdbcOperations jdbc;
    private final PetitionConfig config;

    LifeRepository(JdbcOperations jdbc, PetitionConfig config) {
        this.jdbc = jdbc;
        this.config = config;
    }

    /** The oldest ones first. */
    List<DueStep> due(Kind kind, Instant now, int most) {
        return jdbc.prepareStatement(select(kind) + " order by p.petition_id limit ?", statement -> {
            int next = bind(kind, now, statement);
            statement.setInt(next, most);
            var due = new ArrayList<DueStep>();
            for (long id : ids(statement)) {
                due.add(new DueStep(id, kind));
            }
            return due;
        });
    }

    /** Whether it is still due; locked until the transaction ends. False, too, when another instance is at it. */
    boolean lockDue(DueStep step, Instant now) {
        String sql = select(step.kind()) + " and p.petition_id = ? for update of p skip locked";
        return jdbc.prepareStatement(sql, statement -> {
            int next = bind(step.kind(), now, statement);
            statement.setLong(next, step.petitionId());
            return !ids(statement).isEmpty();
        });
    }

    private static String select(Kind kind) {
        return "select p.petition_id from petition p where "
                + switch (kind) {
                    case FORGET -> "p.state = 'DRAFT' and p.created_at < ?";
                    case SIGN -> """
                        p.state in ('SPONSORING', 'AWAITING', 'OPEN')
                            and not p.is_hidden
                            and exists (
                                select
                                from petition_author a
                                where a.petition_id = p.petition_id and a.signed_at is null)
                        """;
                    case SPONSOR ->
                        "p.state = 'SPONSORING' and (select count(*) from signature s where s.urn_id = p.urn_id and "
                                + SignatureRole.IS_SPONSOR + ") >= ?";
                    case LAPSE -> "p.state = 'SPONSORING' and p.confirmed_at < ?";
                    case ERASE -> """
                        p.state in ('LAPSED', 'WITHDRAWN')
                            and p.published_at is null
                            and p.text_erased_at is null
                            and exists (
                                select
                                from petition_event e
                                where e.petition_id = p.petition_id
                                    and e.state_after = p.state
                                    and e.kind in ('LAPSED', 'WITHDRAWN')
                                    and e.occurred_at < ?)
                        """;
                    case FORGET_AUTHOR -> "p.author_address is not null and " + PetitionRetention.IS_SETTLED.replaceAll(":[a-zA-Z]+", "?");
                    case CLOSE -> "p.state in ('OPEN', 'SUSPENDED') and p.closes_at <= ?";
                };
    }

    /** The position of the next parameter. */
    private int bind(Kind kind, Instant now, PreparedStatement statement) throws SQLException {
        switch (kind) {
            case FORGET -> statement.setTimestamp(1, Timestamp.from(now.minus(config.confirmWithin())));
            case LAPSE -> statement.setTimestamp(1, Timestamp.from(now.minus(config.sponsorsWithin())));
            case ERASE -> statement.setTimestamp(1, Timestamp.from(now.minus(KEPT)));
            case CLOSE -> statement.setTimestamp(1, Timestamp.from(now));
            case FORGET_AUTHOR -> {
                PetitionRetention retention = PetitionRetention.at(now);
                statement.setTimestamp(1, Timestamp.from(retention.closedBefore()));
                for (int i = 2; i <= 5; i++) {
                    statement.setTimestamp(i, Timestamp.from(retention.before()));
                }
                return 6;
            }
            case SPONSOR -> statement.setInt(1, config.sponsors());
            case SIGN -> {
                return 1;
            }
        }
        return 2;
    }

    private static List<Long> ids(PreparedStatement statement) throws SQLException {
        var ids = new ArrayList<Long>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
    }
}
