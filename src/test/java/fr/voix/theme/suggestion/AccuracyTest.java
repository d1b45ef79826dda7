package fr.voix.theme.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.voix.base.load.Share;
import fr.voix.theme.suggestion.Accuracy.Confusion;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccuracyTest {

    @Test
    void counts_what_its_definitions_say() {
        Accuracy accuracy = Accuracy.of(List.of(
                // the first is the main theme, the second another one, the third wrong
                judged("sante energie justice", "sante energie"),
                // the first is a theme but not the main one, which stands in the third place
                judged("energie justice sante", "sante energie"),
                // the main theme in the fourth place is not among the first three
                judged("energie justice defense sante", "sante"),
                // nothing was suggested
                judged("", "sante")));

        assertThat(accuracy.judged()).isEqualTo(4);
        assertThat(accuracy.silent()).isEqualTo(1);
        assertThat(accuracy.precisionAt1()).isEqualTo(new Share(2, 3));
        assertThat(accuracy.mainAt1()).isEqualTo(new Share(1, 3));
        assertThat(accuracy.precisionAt3()).isEqualTo(new Share(4, 9));
        assertThat(accuracy.mainAmongThree()).isEqualTo(new Share(2, 4));
        assertThat(accuracy.byStrength()).containsEntry(Strength.WEAK, new Share(5, 10));
        assertThat(accuracy.byStrength()).containsEntry(Strength.STRONG, new Share(0, 0));
        assertThat(accuracy.mainAmongThreeByTheme()).containsOnlyKeys("sante").containsValue(new Share(2, 4));
        assertThat(accuracy.confusions()).containsExactly(new Confusion("sante", "energie", 2));
    }

    @Test
    void nothing_judged_is_no_accuracy() {
        Accuracy accuracy = Accuracy.of(List.of());

        assertThat(accuracy.judged()).isZero();
        assertThat(accuracy.precisionAt1()).isEqualTo(new Share(0, 0));
        assertThat(accuracy.precisionAt1().value()).isZero();
        assertThat(accuracy.precisionAt1().high()).isEqualTo(1);
    }

    /** As tables of Wilson's interval have them. */
    @ParameterizedTest
    @CsvSource({"8, 10, 0.490, 0.943", "0, 10, 0.0, 0.278", "10, 10, 0.722, 1.0", "50, 100, 0.404, 0.596"})
    void an_interval_says_how_sure_a_share_is(int hits, int of, double low, double high) {
        Share share = new Share(hits, of);

        assertThat(share.low()).isCloseTo(low, within(0.001));
        assertThat(share.high()).isCloseTo(high, within(0.001));
    }

    @Test
    void more_hits_than_cases_do_not_construct() {
        assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Judged judged(String suggested, String themes) {
        List<String> slugs = suggested.isEmpty() ? List.of() : List.of(suggested.split(" "));
        return new Judged(slugs, Collections.nCopies(slugs.size(), Strength.WEAK), List.of(themes.split(" ")));
    }
}
