package fr.voix.urn.setaside;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Tier;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AloneLimitTest {

    @ParameterizedTest(name = "{0} of {1} ballots, {2} to {3}: too much for one {4}")
    @CsvSource({
        "10, 100, '60 30 10', '50 30 10', false",
        "11, 109, '69 30 10', '58 30 10', true",
        "100, 1000, '600 300 100', '500 300 100', false",
        "101, 9999, '9000 900 99', '8899 900 99', true",
        // another choice in front, level with it, or no longer level
        "1, 61, '31 30 0', '30 30 0', true",
        "1, 60, '30 30 0', '30 29 0', true",
        "2, 61, '31 30 0', '29 30 0', true",
        // abstentions are the most before and after: for and against change places all the same
        "2, 100, '26 25 49', '24 25 49', true",
        "2, 100, '30 21 49', '30 21 47', false",
        // ballots that count again
        "10, 100, '60 30 10', '70 30 10', false",
        "2, 60, '29 31 0', '31 31 0', true",
        "1, 0, '0 0 0', '1 0 0', true",
        "1, 1, '1 0 0', '0 0 0', true"
    })
    void one_person_may_do_so_much(long ballots, long standing, String before, String after, boolean isExceeded) {
        assertThat(AloneLimit.OF_SCRUTIN.isExceeded(ballots, standing, counts(before), counts(after)))
                .isEqualTo(isExceeded);
    }

    @ParameterizedTest(name = "{0} of {1} signatures, a threshold at {2}: too much for one {3}")
    @CsvSource({
        "10, 200, 150, false",
        "10, 200, 190, false",
        "10, 200, 191, true",
        "10, 200, 200, true",
        "10, 200, 201, false",
        "21, 200, 100, true",
        "101, 20000, 100, true"
    })
    void a_threshold_that_is_passed_either_way_is_another_result(
            long signatures, long standing, long threshold, boolean isExceeded) {
        Counts with = Counts.NONE.plus(Tier.EMAIL, Choice.S, standing);
        Counts without = with.plus(Tier.EMAIL, Choice.S, -signatures);
        AloneLimit limit = AloneLimit.ofPetition(List.of(threshold, 1_000_000L), List.of());
        assertThat(limit.isExceeded(signatures, standing, with, without)).isEqualTo(isExceeded);
        assertThat(limit.isExceeded(signatures, standing, without, with)).isEqualTo(isExceeded);
    }

    @ParameterizedTest(name = "to {0} signatures, 50 in départements not reached: too much for one {1}")
    @CsvSource({"49, false", "50, true", "150, true"})
    void letting_count_again_where_only_departements_are_missing_is_another_result(long with, boolean isExceeded) {
        Counts before = Counts.NONE.plus(Tier.EMAIL, Choice.S, with - 1);
        Counts after = before.plus(Tier.EMAIL, Choice.S, 1);
        AloneLimit limit = AloneLimit.ofPetition(List.of(), List.of(50L));
        assertThat(limit.isExceeded(1, with, before, after)).isEqualTo(isExceeded);
        assertThat(limit.isExceeded(1, with, after, before)).as("setting aside").isFalse();
    }

    private static Counts counts(String cells) {
        String[] of = cells.split(" ");
        return Counts.NONE
                .plus(Tier.BROWSER, Choice.P, Long.parseLong(of[0]))
                .plus(Tier.BROWSER, Choice.C, Long.parseLong(of[1]))
                .plus(Tier.BROWSER, Choice.A, Long.parseLong(of[2]));
    }
}
