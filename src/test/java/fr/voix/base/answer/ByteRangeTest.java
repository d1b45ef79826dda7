package fr.voix.base.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

    @ParameterizedTest(name = "{0} of 100 bytes")
    @CsvSource({
        "bytes=0-9, 0, 9",
        "bytes=0-0, 0, 0",
        "bytes=90-, 90, 99",
        "bytes=90-500, 90, 99",
        "bytes=-8, 92, 99",
        "bytes=-500, 0, 99",
        "BYTES = 5-6, , ",
        "Bytes=5-6, 5, 6",
        "bytes=99-99999999999999999999999, 99, 99",
    })
    void one_range_is_what_it_says(String header, Long first, Long last) {
        assertThat(ByteRange.of(header, 100))
                .isEqualTo(first == null ? new ByteRange.Whole() : new ByteRange.Part(first, last));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            value = {"bytes=0-1,5-6", "bytes=", "bytes=-", "bytes=a-b", "items=0-9", "bytes=9-0", "0-9", "bytes=--8"},
            delimiter = '|')
    void what_is_no_single_range_is_answered_with_everything(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Whole());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999999-"})
    void what_begins_behind_the_end_cannot_be_had(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Beyond());
        assertThat(ByteRange.of(header, 0)).isEqualTo(new ByteRange.Whole());
    }
}
