package fr.voix.robotcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoterCookieTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");
    private static final byte[] ID = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final VoterCookie cookie = new VoterCookie("k".repeat(32).getBytes(StandardCharsets.US_ASCII));
    private final Voter voter = new Voter(ID, NOW, NOW.plus(Duration.ofMinutes(10)), new ChallengePrice(3));

    @Test
    void what_was_written_is_read() {
        assertThat(cookie.read(cookie.write(voter), NOW)).contains(voter);
        assertThat(voter.id()).isEqualTo(ID);
    }

    @Test
    void a_pass_ends_after_ten_minutes_and_the_voter_stays() {
        Instant later = NOW.plus(Duration.ofMinutes(10));
        assertThat(voter.hasPass(later.minusSeconds(1))).isTrue();
        assertThat(voter.hasPass(later)).isFalse();
        assertThat(cookie.read(cookie.write(voter), later)).contains(voter);
    }

    @Test
    void no_bit_can_be_changed() {
        String value = cookie.write(voter);
        byte[] text = value.getBytes(StandardCharsets.US_ASCII);
        for (int bit = 0; bit < text.length * Byte.SIZE; bit++) {
            byte[] altered = text.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertThat(cookie.read(new String(altered, StandardCharsets.ISO_8859_1), NOW))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void a_cookie_under_another_key_is_refused() {
        var foreign = new VoterCookie("x".repeat(32).getBytes(StandardCharsets.US_ASCII));
        assertThat(cookie.read(foreign.write(voter), NOW)).isEmpty();
    }

    @Test
    void another_version_is_refused() {
        byte[] bytes = Base64.getUrlDecoder().decode(cookie.write(voter));
        bytes[0] = 2;
        String other = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThat(cookie.read(other, NOW)).isEmpty();
    }

    @Test
    void it_is_good_for_thirteen_months_and_not_a_second_more() {
        String value = cookie.write(voter);
        Instant end = Instant.parse("2027-12-25T01:00:00Z");
        assertThat(cookie.read(value, end.minusSeconds(1))).isPresent();
        assertThat(cookie.read(value, end)).isEmpty();
    }

    @Test
    void a_new_pass_does_not_prolong_it() {
        Voter renewed = voter.withPassUntil(NOW.plus(Duration.ofDays(300)), ChallengePrice.BASE);
        assertThat(renewed.expiresAt()).isEqualTo(voter.expiresAt());
        assertThat(renewed.id()).isEqualTo(voter.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AQ", "null", "=", "é", "AAAA AAAA"})
    void nonsense_is_no_voter(String value) {
        assertThat(cookie.read(value, NOW)).isEmpty();
        assertThat(cookie.read(value.repeat(1_000), NOW)).isEmpty();
    }

    @Test
    void a_voter_says_nothing_of_itself_in_a_log() {
        assertThat(voter).hasToString("Voter");
    }
}
