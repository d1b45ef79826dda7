package fr.voix.desk.account.attempt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.secret.Base32;
import fr.voix.desk.account.attempt.SignInCount.KnownDevice;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInPartsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final byte[] KEY = "a key of the tests, 32 characters".getBytes(US_ASCII);

    @Test
    void a_device_is_known_for_its_account_for_half_a_year() {
        var text = KnownDevice.random(new SecureRandom(), NOW).signed(KEY, 7);

        assertThat(KnownDevice.read(text, KEY, 7, NOW)).isPresent();
        assertThat(KnownDevice.read(text, KEY, 7, NOW.plus(Duration.ofDays(179))))
                .isPresent();
        assertThat(KnownDevice.read(text, KEY, 7, NOW.plus(Duration.ofDays(181))))
                .isEmpty();
        assertThat(KnownDevice.read(text, KEY, 8, NOW)).isEmpty();
        assertThat(KnownDevice.read(text, "another key".getBytes(US_ASCII), 7, NOW))
                .isEmpty();
        for (var wrong : new String[] {null, "", "é", "A".repeat(70), text + "A", "!" + text.substring(1)}) {
            assertThat(KnownDevice.read(wrong, KEY, 7, NOW)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0, 'Firefox, Linux'",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0, 'Edge, Windows'",
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36, 'Chrome, Android'",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15, 'Safari, macOS'",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1, 'Safari, iOS'",
                "<script>, -",
                "-, -"
            })
    void a_browser_is_described_coarsely(String agent, String expected) {
        assertThat(BrowserKind.of(agent)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32_is_that_of_rfc_4648(String text, String expected) {
        assertThat(Base32.encode(text.getBytes(US_ASCII))).isEqualTo(expected);
        assertThat(Base32.grouped("ABCDEFGHI", "-")).isEqualTo("ABCD-EFGH-I");
    }
}
