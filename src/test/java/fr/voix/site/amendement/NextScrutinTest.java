package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.theme.theme.ScrutinFixture;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Where to go on after a vote. */
@MicronautTest(transactional = false)
class NextScrutinTest {

    private static final String ASKED = "{\"text\": \"Déplacer 8 M€\", \"sums\": \"Déplacer 8 M€\"}";

    @Inject
    ScrutinFixture fixture;

    @Inject
    NextScrutinRepository scrutins;

    @Test
    void the_next_scrutin_asks_something_else() {
        var voted = fixture.aScrutin();
        title(voted, ASKED);
        var same = fixture.aScrutin();
        var other = fixture.aScrutin();
        assertThat(next(voted)).isEqualTo(same);
        title(same, ASKED); // the same words, tabled in two committees
        assertThat(next(voted)).isEqualTo(other);
        title(voted, null);
        assertThat(next(voted)).as("no title is like no other").isEqualTo(same);
    }

    private void title(String uid, String title) {
        fixture.run("update amendement set title = cast(? as jsonb) where uid = ?", title, uid);
    }

    private String next(String uid) {
        var texte = fixture.text("select texte_uid from amendement where uid = ?", uid);
        var division = fixture.text("select division_designation from amendement where uid = ?", uid);
        return scrutins.next(uid, texte, division).orElseThrow().uid();
    }
}
