package fr.voix.base.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrnKeyFileTest {

    /** The private key of RFC 8410 §10.3, and the bytes that it prints for it. */
    private static final String RFC_8410 = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    private static final byte[] RFC_8410_SEED =
            HexFormat.of().parseHex("d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aKeyOfItsOwnerAlone() throws Exception {
        file = Files.writeString(folder.resolve("urn.key"), RFC_8410);
        allow("rw-------");
    }

    @Test
    void a_key_of_openssl_is_read_and_ours_is_written_the_same_way() {
        assertThat(new UrnKeyFile(file).seed()).isEqualTo(RFC_8410_SEED);
        assertThat(UrnKeyFile.pem(RFC_8410_SEED)).asString().isEqualTo(RFC_8410);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-----w-"})
    void a_key_that_everybody_can_read_or_write_is_refused(String permissions) throws Exception {
        allow(permissions);
        assertThatThrownBy(() -> new UrnKeyFile(file).seed())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void a_key_that_its_group_can_read_is_taken() throws Exception {
        allow("r--r-----");
        assertThat(new UrnKeyFile(file).seed()).isEqualTo(RFC_8410_SEED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d4ee72dbf913584ad5b6d8f1f769f8ad3afe7c28cbf1d4fbe097a88f44755842",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n%%%\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
                        + "-----END PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
                        + "-----END PUBLIC KEY-----",
            })
    void what_is_no_ed25519_private_key_is_refused_without_a_word_of_it(String content) throws Exception {
        Files.writeString(file, content);
        assertThatThrownBy(() -> new UrnKeyFile(file).seed())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is no Ed25519 private key")
                .hasMessageNotContaining("d4ee72");
    }

    @Test
    void a_key_that_is_not_there_is_named() {
        assertThatThrownBy(() -> new UrnKeyFile(folder.resolve("other.key")).seed())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("other.key");
    }

    private void allow(String permissions) throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
