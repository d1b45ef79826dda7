package fr.voix.site.match;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.theme.summary.SummaryService;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The file of positions as it is served. */
@MicronautTest(transactional = false)
class PositionsTest {

    private static List<String> uids;

    @Inject
    Visitor visitor;

    @Inject
    MatchFixture fixture;

    @Inject
    PositionsService positions;

    @Inject
    TenOfTheWeek ten;

    @Inject
    ScrutinHiding hidings;

    @Inject
    SummaryService summaries;

    @Inject
    ScrutinFixture scrutins;

    @BeforeEach
    void anAssemblee() {
        if (uids == null) {
            // more than a quarter
            uids = fixture.rollCalls(750);
        }
    }

    @Test
    void a_part_is_kept_for_ever_at_the_address_of_its_content() throws Exception {
        var file = positions.current();
        assertThat(file.quarters()).hasSize(2);
        for (var address : file.answers().keySet()) {
            var answer = visitor.get(address);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
            assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        }
        assertThat(visitor.get("/positions/2024-T4-groupes-00000000000000000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(positions.current().quarters()).as("it is made once").isEqualTo(file.quarters());
    }

    @Test
    void what_is_hidden_is_in_no_part_and_a_quarter_without_it_stays_as_it_is() throws Exception {
        var before = positions.current();
        var drawn = ten.uids();
        assertThat(drawn).hasSize(10);
        var uid = uids.getLast();
        assertThat(visitor.get(before.quarters().getLast().index()).body()).contains(uid);

        hidings.hide(uid, "Le texte contient une adresse.", null);
        var after = positions.current();
        assertThat(after.quarters().getFirst()).isEqualTo(before.quarters().getFirst());
        assertThat(after.quarters().getLast().index())
                .isNotEqualTo(before.quarters().getLast().index());
        assertThat(visitor.get(after.quarters().getLast().index()).body()).doesNotContain(uid);
        assertThat(visitor.get(before.quarters().getLast().index()).statusCode())
                .isEqualTo(404);

        hidings.hide(drawn.getFirst(), "Le texte contient une adresse.", null);
        assertThat(ten.uids()).hasSize(10).doesNotContain(drawn.getFirst());
        assertThat(visitor.get("/qui-vote-comme-moi/dix").body()).doesNotContain(drawn.getFirst());
    }

    @Test
    void none_of_the_ten_says_no_more_than_that_it_amends() throws Exception {
        var drawn = ten.uids();
        var before = scrutins.text("select title from amendement where uid = ?", drawn.getFirst());
        for (var title : new String[] {"{\"kind\":\"REDACTIONNEL\"}", null}) {
            scrutins.run("update amendement set title = ?::jsonb where uid = ?", title, drawn.getFirst());
            assertThat(ten.uids()).hasSize(10).doesNotContain(drawn.getFirst());
        }
        scrutins.run("update amendement set title = ?::jsonb where uid = ?", before, drawn.getFirst());
        assertThat(ten.uids()).as("the seed is the same").isEqualTo(drawn);
    }

    @Test
    void a_summary_changes_the_titles_of_its_quarter_and_nothing_else() throws Exception {
        var before = positions.current();
        var uid = uids.get(740);
        var summary = "Supprimer la hausse de crédits que l’article prévoit pour la police";
        var author = scrutins.aModerator();
        summaries.write(uid, summary, null, author, 0);
        assertThat(positions.current().quarters()).as("nobody approved it").isEqualTo(before.quarters());
        summaries.approve(uid, summaries.standing(uid).orElseThrow().id(), scrutins.aModerator());

        var after = positions.current();
        var changed = before.quarters().getLast();
        assertThat(visitor.get(changed.titres()).statusCode()).isEqualTo(404);
        assertThat(after.quarters())
                .isEqualTo(List.of(
                        before.quarters().getFirst(),
                        new PositionsFile.Parts(
                                changed.index(),
                                after.quarters().getLast().titres(),
                                changed.groupes(),
                                changed.deputes())));
        assertThat(visitor.get(after.quarters().getLast().titres()).body()).contains(summary);
        assertThat(visitor.get(changed.index()).body()).contains(uid).doesNotContain("Supprimer");
    }

    @Test
    void it_says_until_when_somebody_sat() throws Exception {
        var people = visitor.get(positions.current().people()).body();
        assertThat(people).contains("\"uid\":\"PA700043\"").contains("\"until\":\"2025-03-02\"");
        assertThat(people.split("\"until\"")).as("of 577, those that left").hasSize(6 + 1);
    }
}
