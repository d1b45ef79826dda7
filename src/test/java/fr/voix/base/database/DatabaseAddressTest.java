package fr.voix.base.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.voix.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql:voix, true",
        "jdbc:postgresql://localhost/voix, true",
        "jdbc:postgresql://127.0.0.1:5433/voix?user=x, true",
        "jdbc:postgresql://[::1]:5432/voix, true",
        "jdbc:postgresql://db.voix.example/voix, false",
        "jdbc:postgresql://localhost.voix.example/voix, false",
        "jdbc:postgresql://10.0.0.4/voix?sslmode=require, false",
        "jdbc:postgresql://10.0.0.4/voix?sslmode=verify-ca, false",
        "jdbc:postgresql://10.0.0.4/voix?sslmode=verify-full, true",
        "jdbc:postgresql://10.0.0.4/voix?user=x&sslmode=verify-full&ssl=true, true",
        "jdbc:postgresql://10.0.0.4/sslmode=verify-full, false",
        "jdbc:postgresql://10.0.0.4/voix?xsslmode=verify-full, false"
    })
    void another_machine_is_to_be_known_by_its_name(String url, boolean isSafe) {
        assertThat(new DatabaseAddress(url).isSafe()).isEqualTo(isSafe);
    }

    @ParameterizedTest
    @CsvSource({
        "'jdbc:postgresql://localhost:5432,127.0.0.1:5433/voix', true",
        "'jdbc:postgresql://localhost,db.voix.example/voix', false"
    })
    void of_several_each_is(String url, boolean isSafe) {
        assertThat(new DatabaseAddress(url).isSafe()).isEqualTo(isSafe);
    }

    /** Its password would be the same in a copy of the folder. */
    @Test
    void a_server_of_another_data_folder_is_refused_with_both_paths(@TempDir Path folder) throws Exception {
        try (Connection connection = TestDatabase.fresh().connect();
                var row = connection.createStatement().executeQuery("show data_directory")) {
            row.next();
            assertThatThrownBy(() -> EmbeddedDatabase.requireOwn(connection, folder))
                    .hasMessageContaining(row.getString(1))
                    .hasMessageContaining(folder.toString());
        }
    }
}
