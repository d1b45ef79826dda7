package fr.voix.theme.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Fixtures;
import fr.voix.base.audit.Actor;
import fr.voix.theme.theme.ClassifyResult;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeDraft;
import fr.voix.theme.theme.ThemeEditResult;
import fr.voix.theme.theme.ThemeEditService;
import fr.voix.theme.theme.ThemeService;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Suggestions on a real database: hints, then words, then never changed again. */
@MicronautTest(transactional = false)
class SuggestionServiceTest {

    private static final String CAMERAS = "La vidéosurveillance algorithmique ajoute des algorithmes aux caméras.";

    @Inject
    SuggestionService suggestions;

    @Inject
    ThemeService themes;

    @Inject
    ThemeEditService edits;

    @Inject
    Fixtures fixtures;

    @Inject
    ScrutinFixture sql;

    @Inject
    DataSource dataSource;

    @Inject
    ApplicationContext context;

    @Inject
    @Client("/")
    HttpClient client;

    @Property(name = "datasources.default.url")
    String url;

    private Actor moderator;

    @BeforeEach
    void nobodyHasDecided() {
        sql.run("delete from theme_suggestion");
        sql.run("delete from suggested_scrutin");
        sql.run("delete from filing");
        sql.run("delete from untold_filing");
        // append-only everywhere but in this test, whose question is what few decisions teach
        sql.run("alter table classification disable trigger classification_append_only");
        sql.run("delete from classification");
        sql.run("delete from scrutin");
        moderator = fixtures.aModerator();
    }

    @Test
    void the_lists_alone_speak_while_nobody_has_classified_anything() {
        String health = aScrutin("<p>À l’article L. 1 du code de la santé publique, supprimer</p>", "");
        String silent = aScrutin("<p>Supprimer cet article.</p>", "");

        assertThat(suggestions.of(health)).isEmpty();
        assertThat(suggestions.suggest(100)).isEqualTo(new SuggestReport(2, 1, 1));

        assertThat(suggestions.of(health))
                .containsExactly(new Suggestion(
                        "sante",
                        Strength.MEDIUM,
                        List.of(
                                Reason.of(Reason.Kind.CODE, "code de la santé publique"),
                                Reason.of(Reason.Kind.SUBJECT, "santé")),
                        List.of("code de la santé publique", "santé")));
        assertThat(suggestions.of(silent)).isEmpty();
        assertThat(suggestions.of(List.of(health, silent, "unknown"))).containsOnlyKeys(health);
    }

    @Test
    void a_renamed_theme_keeps_its_hints_and_what_was_suggested() {
        String before = aScrutin("<p>À l’article L. 1 du code de la santé publique, supprimer</p>", CAMERAS);
        suggestions.suggest(100);
        int id = themes.bySlug("sante").orElseThrow().id();
        rename(id, 1, "Santé publique");
        try {
            String after = aScrutin("<p>À l’article L. 2 du code de la santé publique, supprimer</p>", CAMERAS);
            suggestions.suggest(100);

            assertThat(suggestions.of(before)).extracting(Suggestion::slug).startsWith("sante-publique");
            assertThat(suggestions.of(after)).extracting(Suggestion::slug).startsWith("sante-publique");
        } finally {
            rename(id, 2, "Santé");
        }
        assertThat(suggestions.of(before)).extracting(Suggestion::slug).startsWith("sante");
    }

    private void rename(int id, int seenVersion, String libelle) {
        var draft = new ThemeDraft(libelle, libelle + " in English", "", "", "Plus clair.");
        assertThat(edits.change(id, seenVersion, draft, moderator)).isInstanceOf(ThemeEditResult.Done.class);
    }

    @Test
    void the_words_speak_after_similar_ones_were_classified() {
        String decided = aScrutin("<p>Supprimer cet article.</p>", CAMERAS);
        String similar = aScrutin("<p>Supprimer l’alinéa 3.</p>", "<p>" + CAMERAS + " Les communes aussi.</p>");
        String other = aScrutin("<p>Supprimer l’alinéa 4.</p>", "<p>Le fret maritime paie une taxe au tonnage.</p>");
        suggestions.suggest(100);
        assertThat(kinds(similar)).containsOnly(Reason.Kind.SUBJECT);

        classify(decided, "libertes-droits", "securite");
        othersDecide(4);
        suggestions.suggest(100);

        List<Suggestion> now = suggestions.of(similar);
        assertThat(now.subList(0, 2)).extracting(Suggestion::slug).contains("libertes-droits", "securite");
        assertThat(now)
                .filteredOn(one -> one.slug().equals("libertes-droits"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.words()).contains("vidéosurveillance", "algorithmes", "algorithmique", "caméras");
                    assertThat(one.reasons()).contains(new Reason(Reason.Kind.SIMILAR_DECISIONS, List.of(decided)));
                });
        assertThat(kinds(other)).containsOnly(Reason.Kind.SUBJECT);
    }

    private List<Reason.Kind> kinds(String uid) {
        return suggestions.of(uid).stream()
                .flatMap(suggestion -> suggestion.reasons().stream())
                .map(Reason::kind)
                .toList();
    }

    @Test
    void what_was_suggested_before_a_decision_stays_as_it_was() {
        String frozen = aScrutin("<p>À l’article L. 1 du code du sport, supprimer</p>", CAMERAS);
        suggestions.suggest(100);
        List<Suggestion> before = suggestions.of(frozen);

        classify(frozen, "libertes-droits", "securite");
        othersDecide(9);
        sql.run("update scrutin set question_sha256 = sha256('another text') where uid = '" + frozen + "'");
        // also when the decision was taken back
        sql.run("delete from filing where scrutin_uid = '" + frozen + "'");
        assertThat(suggestions.suggest(100).scrutins()).isZero();

        assertThat(before).extracting(Suggestion::slug).startsWith("sport-vie-associative");
        assertThat(suggestions.of(frozen)).isEqualTo(before);
    }

    @Test
    void another_text_and_more_decisions_are_reasons_to_suggest_again() {
        String one = aScrutin("<p>À l’article L. 1 du code du sport, supprimer</p>", "");
        assertThat(suggestions.suggest(100).scrutins()).isEqualTo(1);
        assertThat(suggestions.suggest(100).scrutins())
                .as("nothing has changed")
                .isZero();

        sql.run("update amendement set dispositif = '<p>À l’article L. 1 du code de l’énergie</p>' where uid = '" + one
                + "'");
        sql.run("update scrutin set question_sha256 = sha256('another text') where uid = '" + one + "'");
        assertThat(suggestions.suggest(100).scrutins()).isEqualTo(1);
        assertThat(suggestions.of(one)).extracting(Suggestion::slug).containsExactly("energie");

        othersDecide(4);
        assertThat(suggestions.suggest(100).scrutins())
                .as("four decisions are few")
                .isZero();
        othersDecide(1);
        assertThat(suggestions.suggest(100).scrutins()).isEqualTo(1);
    }

    @Test
    void an_erased_amendement_has_no_suggestions() {
        String before = aScrutin("<p>À l’article L. 1 du code du sport, supprimer</p>", "");
        String after = aScrutin("<p>À l’article L. 2 du code du sport, supprimer</p>", "");
        fixtures.erase(before);
        assertThat(suggestions.suggest(100).scrutins()).isEqualTo(1);
        assertThat(suggestions.of(after)).hasSize(1);

        fixtures.erase(after);

        assertThat(suggestions.of(List.of(before, after))).isEmpty();
    }

    @Test
    void a_renamed_theme_keeps_its_decisions() {
        String decided = aScrutin("<p>Supprimer cet article.</p>", CAMERAS);
        classify(decided, "libertes-droits");
        othersDecide(4);
        suggestions.suggest(100);
        int id = themes.bySlug("libertes-droits").orElseThrow().id();
        rename(id, 1, "Libertés");
        try {
            String similar = aScrutin("<p>À l’article 1er du code civil</p>", "<p>" + CAMERAS + "</p>");
            suggestions.suggest(100);
            assertThat(suggestions.of(similar))
                    .extracting(Suggestion::slug)
                    .contains("libertes")
                    .doesNotContain("libertes-droits");
        } finally {
            rename(id, 2, "Libertés droits");
        }
    }

    @Test
    void two_instances_double_nothing() throws Exception {
        List<String> uids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            uids.add(aScrutin("<p>À l’article L. " + i + " du code du sport, supprimer</p>", ""));
        }
        try (ApplicationContext other = ApplicationContext.run(Map.of(
                        "datasources.default.url", url,
                        "datasources.default.username",
                                context.getRequiredProperty("datasources.default.username", String.class),
                        "datasources.default.password",
                                context.getRequiredProperty("datasources.default.password", String.class)));
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            SuggestionService second = other.getBean(SuggestionService.class);
            List<Callable<SuggestReport>> rounds = List.of(() -> suggestions.suggest(500), () -> second.suggest(500));
            int looked = 0;
            for (var round : both.invokeAll(rounds)) {
                looked += round.get().scrutins();
            }
            // whatever one instance held, the other left out: nothing twice, and nothing left after one more round
            assertThat(looked + suggestions.suggest(500).scrutins()).isEqualTo(120);
        }
        assertThat(suggestions.of(uids))
                .hasSize(120)
                .allSatisfy((uid, of) -> assertThat(of).hasSize(1));
    }

    @Test
    void a_scrutin_that_a_moderator_holds_is_left_for_later() throws SQLException {
        String held = aScrutin("<p>À l’article L. 1 du code du sport, supprimer</p>", "");
        String free = aScrutin("<p>À l’article L. 2 du code du sport, supprimer</p>", "");
        try (Connection moderating =
                        DelegatingDataSource.unwrapDataSource(dataSource).getConnection();
                var statement = moderating.createStatement()) {
            moderating.setAutoCommit(false);
            statement.executeQuery("select from scrutin where uid = '" + held + "' for update");
            assertThat(suggestions.suggest(100).scrutins()).isEqualTo(1);
            moderating.rollback();
        }
        assertThat(suggestions.of(List.of(held, free))).containsOnlyKeys(free);
        assertThat(suggestions.suggest(100).scrutins()).isEqualTo(1);
    }

    @Test
    void nothing_public_changes_by_a_suggestion() {
        String uid = aScrutin("<p>À l’article L. 1 du code du sport, supprimer</p>", "");
        String before = client.toBlocking().retrieve("/api/v1/scrutins/" + uid);

        suggestions.suggest(100);

        assertThat(suggestions.of(uid)).hasSize(1);
        assertThat(client.toBlocking().retrieve("/api/v1/scrutins/" + uid))
                .isEqualTo(before)
                .contains("\"themes\":[]");
        assertThat(themes.of(uid)).isEmpty();
    }

    private void classify(String uid, String... slugs) {
        assertThat(themes.classify(uid, List.of(slugs), moderator, null)).isInstanceOf(ClassifyResult.Classified.class);
    }

    /** About texts that nobody else has a word of. */
    private void othersDecide(int decisions) {
        for (int i = 0; i < decisions; i++) {
            classify(aScrutin("<p>Harmonie.</p>", "<p>Orchestres, conservatoires, solfège.</p>"), "culture-medias");
        }
    }

    private String aScrutin(String dispositif, String expose) {
        Scrutin scrutin = fixtures.anOpenScrutin();
        sql.run(
                "update amendement set organe_examen = 'AN', dispositif = ?, expose = ? where uid = ?",
                dispositif,
                expose,
                scrutin.uid());
        return scrutin.uid();
    }
}
