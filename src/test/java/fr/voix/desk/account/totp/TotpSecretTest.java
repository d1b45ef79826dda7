package fr.voix.desk.account.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import fr.voix.base.secret.SecretSeal;
import fr.voix.desk.account.AuthenticatorApp;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {

    private static final TotpSecret OF_THE_RFC = new TotpSecret("12345678901234567890".getBytes(US_ASCII));
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_rfc_6238(long seconds, String code) {
        var now = Instant.ofEpochSecond(seconds);
        assertThat(OF_THE_RFC.code(TotpSecret.stepAt(now))).isEqualTo(code);
        assertThat(AuthenticatorApp.of(OF_THE_RFC.text()).code(now)).isEqualTo(code);
    }

    @Test
    void a_code_is_good_one_step_early_and_one_late_and_no_further() {
        long step = TotpSecret.stepAt(NOW);
        for (long other = step - 1; other <= step + 1; other++) {
            assertThat(OF_THE_RFC.stepOf(OF_THE_RFC.code(other), NOW)).hasValue(other);
        }
        assertThat(OF_THE_RFC.stepOf(OF_THE_RFC.code(step - 2), NOW)).isEmpty();
        assertThat(OF_THE_RFC.stepOf(OF_THE_RFC.code(step + 2), NOW)).isEmpty();
    }

    @Test
    void spaces_do_not_matter_and_nothing_else_is_a_code() {
        assertThat(OF_THE_RFC.stepOf(" 050\u202f471 ", NOW)).isPresent();
        for (var wrong : new String[] {null, "", "050472", "50471", "0504710", "٠٥٠٤٧١", "x"}) {
            assertThat(OF_THE_RFC.stepOf(wrong, NOW)).isEmpty();
        }
    }

    @Test
    void what_is_drawn_is_what_an_app_reads() throws Exception {
        var secret = TotpSecret.random(new SecureRandom());
        var uri = secret.uri("nadia+é@voix.example");
        var qr = QrCode.of(uri);

        var image = new BinaryBitmap(new HybridBinarizer(raster(qr)));
        assertThat(new QRCodeReader().decode(image).getText())
                .isEqualTo(uri)
                .startsWith("otpauth://totp/Voix:nadia%2B%C3%A9%40voix.example?secret=")
                .contains(secret.text().replace(" ", ""))
                .endsWith("&issuer=Voix");
    }

    /** Eight pixels a module, from the path alone. */
    private static RGBLuminanceSource raster(QrCode qr) {
        int scale = 8;
        int side = qr.size() * scale;
        var pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        var modules = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(qr.path());
        while (modules.find()) {
            int left = Integer.parseInt(modules.group(1)) * scale;
            int top = Integer.parseInt(modules.group(2)) * scale;
            for (int y = top; y < top + scale; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + scale, 0);
            }
        }
        return new RGBLuminanceSource(side, side, pixels);
    }

    @Test
    void a_sealed_secret_opens_in_its_own_context_alone() {
        var seal = new SecretSeal(new byte[32]);
        var here = "stored 1";
        var sealed = seal.seal(OF_THE_RFC.bytes(), here);

        assertThat(seal.open(sealed, here)).contains(OF_THE_RFC.bytes());
        assertThat(seal.seal(OF_THE_RFC.bytes(), here)).isNotEqualTo(sealed);
        assertThat(seal.open(sealed, "stored 2")).isEmpty();
        assertThat(new SecretSeal(OF_THE_RFC.text().substring(0, 32).getBytes(US_ASCII)).open(sealed, here))
                .isEmpty();
        sealed[20] ^= 1;
        assertThat(seal.open(sealed, here)).isEmpty();
        assertThat(seal.open(new byte[3], here)).isEmpty();
        assertThat(OF_THE_RFC.toString() + seal).doesNotContain("1234").doesNotContain("[B@");
    }
}
