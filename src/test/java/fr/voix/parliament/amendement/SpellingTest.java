package fr.voix.parliament.amendement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    @Test
    void the_nearest_word_was_meant() {
        assertThat(Spelling.nearest("retaites", List.of("retards", "traites", "retraites", "retraite")))
                .contains("retraites");
        assertThat(Spelling.nearest("lyoer", List.of("foyer", "loyer")))
                .as("letters swapped")
                .contains("loyer");
    }

    @Test
    void what_is_far_from_every_word_is_none() {
        assertThat(Spelling.nearest("xyzzy", List.of("loyer", "retraite"))).isEmpty();
    }
}
