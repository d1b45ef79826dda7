package fr.voix.petition.petition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a petition. */
class PetitionStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DRAFT      | SPONSORING,LAPSED,WITHDRAWN",
                "SPONSORING | AWAITING,LAPSED,WITHDRAWN",
                "AWAITING   | OPEN,REFUSED,WITHDRAWN",
                "OPEN       | SUSPENDED,CLOSED,WITHDRAWN",
                "SUSPENDED  | OPEN,CLOSED,WITHDRAWN",
                "CLOSED     | ANSWERED,ARCHIVED",
                "ANSWERED   | ARCHIVED",
                "ARCHIVED   | ANSWERED",
                "REFUSED    | AWAITING",
                "LAPSED     | ''",
                "WITHDRAWN  | ''"
            })
    void from_each_state_it_goes_to_these_and_no_other(PetitionState from, String list) {
        Set<PetitionState> wanted = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(PetitionState::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PetitionState.class)));
        for (PetitionState next : PetitionState.values()) {
            assertThat(from.canBecome(next)).as("%s to %s", from, next).isEqualTo(wanted.contains(next));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_over_takes_no_signatures(PetitionState state) {
        assertThat(state.isOver() && state.takesSignatures()).isFalse();
        assertThat(state.isOpenToAll() && !state.takesSignatures()).isFalse();
    }

    @Test
    void a_slug_is_made_of_the_words_of_the_title() {
        assertThat(text("Publier l’œuvre des députés : à tous !").slug())
                .isEqualTo("publier-l-oeuvre-des-deputes-a-tous");
        assertThat(text("中文").slug()).isEqualTo("petition");
        assertThat(text("mot ".repeat(37).strip()).slug())
                .hasSizeLessThanOrEqualTo(64)
                .doesNotEndWith("-");
    }

    private static PetitionText text(String titre) {
        return new PetitionText(titre, "Une demande", "Des motifs", java.util.List.of());
    }
}
