package fr.voix.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRulesTest {

    private static final String INDEX =
            "drop index concurrently if exists a; create index concurrently a on ballot (b);";

    @Test
    void no_step_stops_those_who_vote_to_build_an_index() throws IOException {
        List<String> faults = new ArrayList<>();
        int files = 0;
        for (String folder : new String[] {"migrations", "src/test/resources/db/more"}) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                for (Path file : all.filter(
                                path -> path.getFileName().toString().startsWith("V"))
                        .toList()) {
                    faults.addAll(MigrationRules.faults(file.getFileName().toString(), Files.readString(file)));
                    files++;
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(files).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V20300101000000__add_b.sql| create index a on ballot (b);",
                "V20300101000000__add_b.sql| CREATE UNIQUE INDEX\n a ON ballot (b);",
                "V20300101000000__add_b.sql| create index on ballot (b);",
                "V20300101000000__add_b.sql| " + INDEX,
                "V20300101000000__index_ballot_by_b.sql| create index concurrently a on ballot (b);",
                "V20300101000000__index_ballot_by_b.sql| " + INDEX + " alter table ballot add column c int;",
                "V20300101000000__add_b.sql| alter table ballot add constraint ballot_b unique (b);",
                "V2030__add_b.sql| select 1;"
            })
    void an_offender_is_named(String offender) {
        String[] parts = offender.split("\\| ", 2);
        assertThat(MigrationRules.faults(parts[0], parts[1])).isNotEmpty();
    }
}
