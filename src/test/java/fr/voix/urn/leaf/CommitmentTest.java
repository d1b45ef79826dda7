package fr.voix.urn.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommitmentTest {

    private static final String UID = "AMANR5L17PO59048B2247P0D1N001115";

    /** Computed with Python's hmac from the rule in the design, not from this code. */
    @Test
    void it_is_the_hmac_that_the_method_page_describes() {
        assertThat(Commitment.of(counting(32), UID, Choice.C, Tier.BROWSER, counting(16)))
                .isEqualTo("80EjrodJXRtFNLJ7-j9ft5gcuNlVr5O4DNBJB6ZiN8U");
    }

    /** Computed in the same way. */
    @Test
    void that_of_a_signature_says_the_petition_and_the_tier() {
        assertThat(Commitment.of(counting(32), "42", Choice.S, Tier.EMAIL, counting(16)))
                .isEqualTo("oH37uPJvZvGHWMwUYGSuupNKXWMBGAUJMgavp4wferk");
    }

    @Test
    void it_takes_no_other_lengths() {
        assertThatThrownBy(() -> Commitment.of(counting(31), UID, Choice.C, Tier.BROWSER, counting(16)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Commitment.of(counting(32), UID, Choice.C, Tier.BROWSER, counting(17)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
