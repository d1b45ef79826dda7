package fr.voix.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedProgramsTest {

    private static final String WORKING_FOLDER = "ot.epg.working-dir";

    @TempDir
    Path data;

    private String before;

    @BeforeEach
    void remember() {
        before = System.getProperty(WORKING_FOLDER);
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(WORKING_FOLDER);
        } else {
            System.setProperty(WORKING_FOLDER, before);
        }
    }

    @Test
    void what_was_changed_planted_or_taken_away_is_unpacked_anew_before_it_is_run() throws Exception {
        Path programs = prepare();
        String whole = EmbeddedPrograms.hash(programs);
        byte[] initdb = Files.readAllBytes(programs.resolve("bin/initdb"));

        Files.writeString(programs.resolve("bin/initdb"), "#!/bin/sh\ntouch planted\n");
        prepare();
        assertThat(Files.readAllBytes(programs.resolve("bin/initdb"))).isEqualTo(initdb);

        Files.writeString(programs.resolve("lib/planted.so"), "");
        Files.delete(programs.resolve("bin/pg_ctl"));
        Files.createSymbolicLink(programs.resolve("bin/pg_ctl"), Path.of("/bin/true"));
        prepare();
        assertThat(EmbeddedPrograms.hash(programs)).isEqualTo(whole);
    }

    @Test
    void what_is_as_it_was_is_not_unpacked_again_and_is_closed_to_others() throws Exception {
        Path programs = prepare();
        Object file = Files.getAttribute(programs.resolve("bin/postgres"), "unix:ino");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        prepare();
        assertThat(Files.getAttribute(programs.resolve("bin/postgres"), "unix:ino"))
                .isEqualTo(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwxr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("programs"))))
                .isEqualTo("rwx------");
    }

    @Test
    void a_link_in_the_place_of_the_folder_is_refused() throws Exception {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        Files.createSymbolicLink(data.resolve("programs"), elsewhere);
        assertThatThrownBy(() -> EmbeddedPrograms.in(data)).isInstanceOf(ConfigurationException.class);
    }

    /** After an update of the programs: the line to write down. */
    @ParameterizedTest
    @ValueSource(strings = {"linux-x86_64", "linux-arm_64", "darwin-arm_64"})
    void each_archive_is_known(String machine) throws Exception {
        byte[] archive;
        try (InputStream packed = EmbeddedProgramsTest.class.getResourceAsStream("/postgres-" + machine + ".txz")) {
            archive = packed.readAllBytes();
        }
        String name =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        Properties known = new Properties();
        try (InputStream file = EmbeddedPrograms.class.getResourceAsStream("/embedded-programs.properties")) {
            known.load(file);
        }
        if (!known.containsKey(name)) {
            EmbeddedPrograms.unpack(archive, data.resolve(machine));
        }
        assertThat(known)
                .as("%s = %s", name, EmbeddedPrograms.hash(data.resolve(machine)))
                .containsKey(name);
    }

    private Path prepare() throws IOException {
        EmbeddedPrograms.in(data).getPgBinary("Linux", "x86_64").close();
        try (var unpacked = Files.list(data.resolve("programs/unpacked"))) {
            return unpacked.findFirst().orElseThrow();
        }
    }
}
