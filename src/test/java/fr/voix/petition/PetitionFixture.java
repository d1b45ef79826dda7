package fr.voix.petition;

import fr.voix.wording.Language;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Petitions in every state, brought there as people bring them; each test makes its own. */
@Singleton
public class PetitionFixture {

    /** Shown beside a petition until it is hidden. */
    public static final String AUTHOR = "Camille Desrosiers";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static final Map<PetitionState, List<PetitionState>> WAYS = Map.ofEntries(
            Map.entry(PetitionState.DRAFT, List.of()),
            Map.entry(PetitionState.SPONSORING, List.of(PetitionState.SPONSORING)),
            Map.entry(PetitionState.AWAITING, List.of(PetitionState.SPONSORING, PetitionState.AWAITING)),
            Map.entry(
                    PetitionState.REFUSED,
                    List.of(PetitionState.SPONSORING, PetitionState.AWAITING, PetitionState.REFUSED)),
            Map.entry(
                    PetitionState.OPEN, List.of(PetitionState.SPONSORING, PetitionState.AWAITING, PetitionState.OPEN)),
            Map.entry(
                    PetitionState.SUSPENDED,
                    List.of(
                            PetitionState.SPONSORING,
                            PetitionState.AWAITING,
                            PetitionState.OPEN,
                            PetitionState.SUSPENDED)),
            Map.entry(
                    PetitionState.CLOSED,
                    List.of(
                            PetitionState.SPONSORING,
                            PetitionState.AWAITING,
                            PetitionState.OPEN,
                            PetitionState.CLOSED)),
            Map.entry(
                    PetitionState.ANSWERED,
                    List.of(
                            PetitionState.SPONSORING,
                            PetitionState.AWAITING,
                            PetitionState.OPEN,
                            PetitionState.CLOSED,
                            PetitionState.ANSWERED)),
            Map.entry(
                    PetitionState.ARCHIVED,
                    List.of(
                            PetitionState.SPONSORING,
                            PetitionState.AWAITING,
                            PetitionState.OPEN,
                            PetitionState.CLOSED,
                            PetitionState.ARCHIVED)),
            Map.entry(PetitionState.LAPSED, List.of(PetitionState.SPONSORING, PetitionState.LAPSED)),
            Map.entry(
                    PetitionState.WITHDRAWN,
                    List.of(
                            PetitionState.SPONSORING,
                            PetitionState.AWAITING,
                            PetitionState.OPEN,
                            PetitionState.WITHDRAWN)));

    private final PetitionService petitions;
    private final DataSource database;

    PetitionFixture(PetitionService petitions, DataSource database) {
        this.petitions = petitions;
        this.database = DelegatingDataSource.unwrapDataSource(database);
    }

    /** With a title that no other one has. */
    public Petition a(PetitionState state) {
        return a(state, "Ouvrir les données numéro " + NUMBERS.incrementAndGet());
    }

    public Petition a(PetitionState state, String titre) {
        var text = new PetitionText(
                titre,
                "Que les comptes soient publiés.",
                "Parce que chacun peut alors les lire.\n\nEt les vérifier.",
                List.of("https://exemple.fr/source"));
        var author = new Author(AUTHOR, "camille@exemple.fr", Language.FR);
        long id = petitions
                .write(new PetitionDraft(text, PetitionSubject.NONE, author))
                .id();
        WAYS.get(state).forEach(next -> move(id, next));
        return petitions.find(id).orElseThrow();
    }

    private void move(long id, PetitionState next) {
        var result = petitions.change(
                id,
                next,
                switch (next) {
                    case SPONSORING -> EventDraft.of(EventKind.CONFIRMED, EventActor.AUTHOR);
                    case AWAITING -> EventDraft.of(EventKind.SPONSORED, EventActor.SERVICE);
                    case OPEN -> EventDraft.of(EventKind.PUBLISHED, EventActor.MODERATION);
                    case REFUSED -> EventDraft.of(EventKind.REFUSED, EventActor.MODERATION, "doublon");
                    case SUSPENDED -> EventDraft.of(EventKind.SUSPENDED, EventActor.MODERATION);
                    case CLOSED -> EventDraft.of(EventKind.CLOSED, EventActor.SERVICE);
                    case ANSWERED -> EventDraft.of(EventKind.ANSWERED, EventActor.MODERATION);
                    case ARCHIVED -> EventDraft.of(EventKind.ARCHIVED, EventActor.MODERATION);
                    case LAPSED -> EventDraft.of(EventKind.LAPSED, EventActor.SERVICE);
                    case WITHDRAWN -> EventDraft.of(EventKind.WITHDRAWN, EventActor.AUTHOR);
                    case DRAFT -> throw new IllegalArgumentException("A draft comes from nowhere");
                });
        if (!(result instanceof ChangeResult.Changed)) {
            throw new IllegalStateException("Not to " + next + ": " + result);
        }
    }

    public Petition find(long id) {
        return petitions.find(id).orElseThrow();
    }

    public PetitionState stateOf(Petition petition) {
        return find(petition.id()).state();
    }

    /** What happened to it, oldest first. */
    public List<EventKind> kindsOf(Petition petition) {
        return petitions.events(petition.id()).stream().map(PetitionEvent::kind).toList();
    }

    public PetitionEvent lastOf(Petition petition) {
        return petitions.events(petition.id()).getLast();
    }

    public void run(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepared(connection, sql, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one number that a query answers. */
    public long number(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepared(connection, sql, values);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
