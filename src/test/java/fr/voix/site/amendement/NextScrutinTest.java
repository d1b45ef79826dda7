package fr.voix.site.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.theme.theme.ThemeService;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where to go on after a vote. */
@MicronautTest(transactional = false)
class NextScrutinTest {

    private static final String ASKED = "{\"text\": \"Déplacer 8 M€\", \"sums\": \"Déplacer 8 M€\"}";

    @Inject
    ScrutinFixture fixture;

    @Inject
    NextScrutinRepository scrutins;

    @Inject
    ThemeService themes;

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

    @Test
    void those_of_the_same_theme_come_first() throws Exception {
        var nadia = fixture.aModerator();
        var voted = fixture.aScrutin();
        var near = fixture.aScrutin();
        var themed = fixture.aScrutin();
        assertThat(scrutins.next(voted)).containsSubsequence(near, themed);
        themes.classify(voted, List.of("sante"), nadia, null);
        themes.classify(themed, List.of("sante"), nadia, null);
        assertThat(scrutins.next(voted)).startsWith(themed).contains(near).doesNotContain(voted);
    }

    private void title(String uid, String title) {
        fixture.run("update amendement set title = cast(? as jsonb) where uid = ?", title, uid);
    }

    private String next(String uid) {
        return scrutins.next(uid).getFirst();
    }
}
