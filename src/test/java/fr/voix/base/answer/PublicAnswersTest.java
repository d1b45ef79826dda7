package fr.voix.base.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAnswersTest {

    @ParameterizedTest
    @CsvSource({"0, 1000", "100, 1000", "101, 1010", "999, 9990", "1000, 10000", "60000, 10000"})
    void what_took_longer_to_make_is_kept_for_longer_within_ten_seconds(long madeInMillis, long keptForMillis) {
        assertThat(PublicAnswers.mostAge(Duration.ofMillis(madeInMillis).toNanos()))
                .isEqualTo(Duration.ofMillis(keptForMillis));
    }
}
