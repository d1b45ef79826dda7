package fr.voix.petition.petition;

import fr.voix.base.text.Language;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.urn.log.PaintedUrns;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Petitions by intent: {@code aPetition().open().withSignatures(63412).make()}. Each goes through its states by the service,
 * with their events; signatures are a number in the urn's row alone, without leaves: whoever recounts signs for real.
 */
@Singleton
public class PetitionFixture {

    /** Shown beside a petition of {@link #a} until it is hidden. */
    public static final String AUTHOR = "Camille Desrosiers";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final PetitionService petitions;
    private final JdbcOperations jdbc;
    private final ScrutinFixture sql;

    PetitionFixture(PetitionService petitions, JdbcOperations jdbc, ScrutinFixture sql) {
        this.petitions = petitions;
        this.jdbc = jdbc;
        this.sql = sql;
    }

    /** In this state, with a title that no other one has. */
    public Petition a(PetitionState state) {
        return a(state, "Ouvrir les données numéro " + NUMBERS.incrementAndGet());
    }

    public Petition a(PetitionState state, String titre) {
        return aPetition()
                .titled(titre)
                .asking("Que les comptes soient publiés.")
                .because("Parce que chacun peut alors les lire.\n\nEt les vérifier.")
                .with("https://exemple.fr/source")
                .by(new Author(AUTHOR, "camille@exemple.fr", Language.FR))
                .refused("doublon")
                .to(state)
                .make();
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

    /** By a connection of its own. */
    public void run(String statement, Object... values) {
        sql.run(statement, values);
    }

    /** The one number that a query answers. */
    public long number(String query, Object... values) {
        return sql.number(query, values);
    }

    /** One that is open, unless something else is asked for. */
    public Draft aPetition() {
        return new Draft(NUMBERS.incrementAndGet());
    }

    /** A petition to be. */
    public final class Draft {

        private String titre;
        private String demande =
                "Nous demandons que les comptes rendus de commission paraissent dans un format ouvert.";
        private String motifs =
                "Ils existent sous cette forme dans les services.\n\nOn ne peut pas les relire hors ligne.";
        private List<String> sources = List.of("https://www.assemblee-nationale.fr/dyn/comptes-rendus");
        private PetitionSubject subject = PetitionSubject.NONE;
        private Author author;
        private final List<Step> way = new ArrayList<>();
        private PetitionState goal = PetitionState.OPEN;
        private String code = "hors-competence";
        private boolean isHidden;
        private boolean isAuthorHidden;
        private long signatures;

        @Nullable
        private Instant publishedAt;

        private final Map<String, Long> places = new LinkedHashMap<>();
        private final Map<ThresholdKind, Instant> reached = new LinkedHashMap<>();

        private Draft(int number) {
            titre = "Publier les comptes rendus de commission, " + number;
            author = new Author("Collectif numéro " + number, "collectif" + number + "@voix.example", Language.FR);
        }

        public Draft titled(String text) {
            titre = text;
            return this;
        }

        public Draft asking(String text) {
            demande = text;
            return this;
        }

        public Draft because(String text) {
            motifs = text;
            return this;
        }

        public Draft with(String... addresses) {
            sources = List.of(addresses);
            return this;
        }

        public Draft about(PetitionSubject about) {
            subject = about;
            return this;
        }

        public Draft by(Author someone) {
            author = someone;
            return this;
        }

        public Draft draft() {
            return to(PetitionState.DRAFT);
        }

        public Draft sponsoring() {
            return to(PetitionState.SPONSORING);
        }

        public Draft awaiting() {
            return to(PetitionState.AWAITING);
        }

        public Draft open() {
            return to(PetitionState.OPEN);
        }

        public Draft suspended() {
            return to(PetitionState.SUSPENDED);
        }

        public Draft closed() {
            return to(PetitionState.CLOSED);
        }

        public Draft answered() {
            return to(PetitionState.ANSWERED);
        }

        public Draft archived() {
            return to(PetitionState.ARCHIVED);
        }

        public Draft withdrawn() {
            return to(PetitionState.WITHDRAWN);
        }

        public Draft lapsed() {
            return to(PetitionState.LAPSED);
        }

        /** @param reason code of a refusal_reason */
        public Draft refused(String reason) {
            code = reason;
            return to(PetitionState.REFUSED);
        }

        private Draft to(PetitionState state) {
            goal = state;
            return this;
        }

        public Draft hidden() {
            isHidden = true;
            return this;
        }

        public Draft withHiddenAuthor() {
            isAuthorHidden = true;
            return this;
        }

        public Draft withSignatures(long number) {
            signatures = number;
            return this;
        }

        /** Of those signatures, so many at a place: a département, or a country by its code. */
        public Draft from(String place, long number) {
            places.put(place, number);
            return this;
        }

        public Draft reaching(ThresholdKind kind, Instant at) {
            reached.put(kind, at);
            return this;
        }

        /** As if that had been then; it closes six months later. */
        public Draft publishedAt(Instant at) {
            publishedAt = at;
            return this;
        }

        public Petition make() {
            way.addAll(Step.to(goal, code));
            return PetitionFixture.this.make(this);
        }

        private PetitionDraft toDomain() {
            return new PetitionDraft(new PetitionText(titre, demande, motifs, sources), subject, author);
        }
    }

    /** A change of state with what is written down of it. */
    private record Step(PetitionState state, EventDraft event) {

        static List<Step> to(PetitionState goal, String code) {
            List<Step> way = new ArrayList<>();
            switch (goal) {
                case DRAFT -> {}
                case LAPSED -> way.add(step(goal, EventKind.LAPSED, EventActor.SERVICE));
                case SPONSORING -> way.add(step(goal, EventKind.CONFIRMED, EventActor.AUTHOR));
                case AWAITING -> {
                    way.addAll(to(PetitionState.SPONSORING, code));
                    way.add(step(goal, EventKind.SPONSORED, EventActor.SERVICE));
                }
                case REFUSED -> {
                    way.addAll(to(PetitionState.AWAITING, code));
                    way.add(new Step(goal, EventDraft.of(EventKind.REFUSED, EventActor.MODERATION, code)));
                }
                case OPEN -> {
                    way.addAll(to(PetitionState.AWAITING, code));
                    way.add(step(goal, EventKind.PUBLISHED, EventActor.MODERATION));
                }
                case SUSPENDED -> {
                    way.addAll(to(PetitionState.OPEN, code));
                    way.add(step(goal, EventKind.SUSPENDED, EventActor.MODERATION));
                }
                case CLOSED -> {
                    way.addAll(to(PetitionState.OPEN, code));
                    way.add(step(goal, EventKind.CLOSED, EventActor.SERVICE));
                }
                case WITHDRAWN -> {
                    way.addAll(to(PetitionState.OPEN, code));
                    way.add(step(goal, EventKind.WITHDRAWN, EventActor.AUTHOR));
                }
                case ANSWERED -> {
                    way.addAll(to(PetitionState.CLOSED, code));
                    way.add(step(goal, EventKind.ANSWERED, EventActor.MODERATION));
                }
                case ARCHIVED -> {
                    way.addAll(to(PetitionState.CLOSED, code));
                    way.add(step(goal, EventKind.ARCHIVED, EventActor.MODERATION));
                }
            }
            return way;
        }

        private static Step step(PetitionState state, EventKind kind, EventActor actor) {
            return new Step(state, EventDraft.of(kind, actor));
        }
    }

    @Transactional
    Petition make(Draft draft) {
        long id = petitions.write(draft.toDomain()).id();
        for (Step step : draft.way) {
            ChangeResult result = petitions.change(id, step.state(), step.event());
            if (!(result instanceof ChangeResult.Changed)) {
                throw new IllegalStateException(step + " brought " + result);
            }
        }
        Petition petition = petitions.find(id).orElseThrow();
        if (petition.confirmedAt() != null) {
            count(petition, draft.signatures);
        }
        draft.places.forEach((place, number) ->
                write("insert into signature_departement values (?, ?, ?)", petition.urnId(), place, number));
        draft.reached.forEach((kind, at) -> write(
                "insert into petition_threshold values (?, ?, 1, 1, ?)",
                petition.urnId(),
                kind.name(),
                Timestamp.from(at)));
        if (draft.publishedAt != null) {
            write(
                    "update petition set published_at = ?, closes_at = ? where petition_id = ?",
                    Timestamp.from(draft.publishedAt),
                    Timestamp.from(draft.publishedAt.plus(Duration.ofDays(182))),
                    id);
            write(
                    "update petition_event set occurred_at = ? where petition_id = ? and kind = 'PUBLISHED'",
                    Timestamp.from(draft.publishedAt),
                    id);
        }
        if (draft.isHidden) {
            hide(id, true);
        }
        if (draft.isAuthorHidden) {
            petitions.hideAuthor(id, true, EventDraft.of(EventKind.AUTHOR_HIDDEN, EventActor.MODERATION));
        }
        return petitions.find(id).orElseThrow();
    }

    private void count(Petition petition, long signatures) {
        write(
                "update urn set signature_1 = ?, is_open = ? where urn_id = ?",
                signatures,
                petition.state().takesSignatures(),
                petition.urnId());
        PaintedUrns.add(petition.uid());
    }

    public void hide(long id, boolean isHidden) {
        petitions.hide(
                id, isHidden, EventDraft.of(isHidden ? EventKind.HIDDEN : EventKind.SHOWN, EventActor.MODERATION));
    }

    /** What moderators publish of whoever answers. */
    @Transactional
    public void answer(long petitionId, String kind, String author, String text) {
        write(
                "insert into petition_answer (petition_id, kind, author, given_on, text, links, published_at)"
                        + " values (?, ?, ?, '2026-11-20', ?, '{https://www.assemblee-nationale.fr/}', now())",
                petitionId,
                kind,
                author,
                text);
    }

    private void write(String sql, Object... values) {
        jdbc.prepareStatement(sql, statement -> {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        });
    }
}
