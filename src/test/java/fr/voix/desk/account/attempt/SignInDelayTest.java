package fr.voix.desk.account.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInDelayTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "4, 0", "5, 30", "6, 60", "7, 120", "9, 480", "10, 900", "11, 900", "2000000000, 900"})
    void the_pause_grows_to_a_quarter_of_an_hour_and_no_further(int failures, long seconds) {
        assertThat(SignInDelay.after(failures, SignInDelay.FREE_TRIES)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
