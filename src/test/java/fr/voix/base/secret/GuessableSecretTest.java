package fr.voix.base.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessableSecretTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pppppppppppppppppppppppppppppppp",
                "0123456789abcdef0123456789abcdef",
                "abcdefghijklmnopqrstuvwxyz012345",
                "x7Kq9!x7Kq9!x7Kq9!x7Kq9!x7Kq9!x7Kq9!",
                "ChangeMe-8d2f6a19c04b7e35d1a8f602b9",
                "the-pepper-of-voix-0a9b8c7d6e5f4a3b"
            })
    void what_was_thought_up_is_known(String secret) {
        assertThat(GuessableSecret.test(secret)).isTrue();
    }

    @Test
    void what_was_drawn_passes() {
        var random = new Random(20);
        for (int i = 0; i < 20_000; i++) {
            byte[] drawn = new byte[32];
            random.nextBytes(drawn);
            assertThat(GuessableSecret.test(HexFormat.of().formatHex(drawn))).isFalse();
            assertThat(GuessableSecret.test(HexFormat.of().formatHex(drawn, 0, 16)))
                    .isFalse();
            assertThat(GuessableSecret.test(Base64.getEncoder().encodeToString(drawn)))
                    .isFalse();
        }
    }
}
