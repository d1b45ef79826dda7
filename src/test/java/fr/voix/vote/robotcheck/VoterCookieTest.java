package fr.voix.vote.robotcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoterCookieTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");
    private static final byte[] ID = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] KEY = "k".repeat(32).getBytes(StandardCharsets.US_ASCII);

    private final VoterCookie cookie = new VoterCookie(KEY);
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

    /** Before there were prices: the pass had eight bytes. */
    @Test
    void a_cookie_of_the_first_layout_is_none() throws Exception {
        byte[] signed = ByteBuffer.allocate(33)
                .put((byte) 1)
                .put(ID)
                .putLong(NOW.getEpochSecond())
                .putLong(NOW.plusSeconds(600).getEpochSecond())
                .array();
        assertThat(cookie.read(signed(signed), NOW)).isEmpty();
    }

    /** Each version reads what it wrote alone: the first one took a price for a pass of centuries. */
    @ParameterizedTest
    @ValueSource(bytes = {0, 1, 3})
    void another_version_is_refused_though_it_is_signed(byte version) throws Exception {
        byte[] signed = Arrays.copyOf(Base64.getUrlDecoder().decode(cookie.write(voter)), 33);
        signed[0] = version;
        assertThat(cookie.read(signed(signed), NOW)).isEmpty();
    }

    private static String signed(byte[] fields) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] whole = ByteBuffer.allocate(fields.length + 32)
                .put(fields)
                .put(mac.doFinal(fields))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
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
