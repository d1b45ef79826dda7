package fr.voix.desk.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondPersonTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @ParameterizedTest(name = "{0} behind {1} and {2} behind {4}, complete for {5} h: {8}")
    @CsvSource({
        "1, '1', 2, false, '2', 100, true, true, COUNTS",
        "1, '1', 2, false, '2', 72, true, true, COUNTS",
        "1, '1', 2, false, '2', 71, true, true, NEW",
        "1, '1', 2, false, '2', -1, true, true, NEW",
        "1, '1', 2, false, '2', 100, true, false, STALE",
        "1, '1', 2, false, '2', 100, false, true, FIRST_GONE",
        "1, '1', 1, false, '1', 100, true, true, SAME",
        // two accounts of one mailbox, whoever invited them
        "1, '1', 2, true, '2', 100, true, true, SAME",
        // the first invited the second, the second the first, or a third both
        "1, '1', 2, false, '2 1', 100, true, true, CLOSE",
        "1, '1 2', 2, false, '2', 100, true, true, CLOSE",
        "1, '1 3', 2, false, '2 3', 100, true, true, CLOSE",
        "1, '1 3', 2, false, '2 4', 100, true, true, COUNTS"
    })
    void two_people_are_two(
            int first,
            String behindFirst,
            int second,
            boolean isOneMailbox,
            String behindSecond,
            long hours,
            boolean isFirstThere,
            boolean isFresh,
            SecondPerson expected) {
        Instant since = hours < 0 ? null : NOW.minus(Duration.ofHours(hours));
        assertThat(SecondPerson.of(
                        new SecondPerson.Facts(
                                first,
                                isFirstThere,
                                set(behindFirst),
                                second,
                                isOneMailbox,
                                set(behindSecond),
                                since,
                                isFresh),
                        NOW))
                .isEqualTo(expected);
    }

    private static Set<Integer> set(String numbers) {
        return Arrays.stream(numbers.split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
    }
}
