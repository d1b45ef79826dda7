package fr.voix.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.database.SchemaState.Kind;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaStateTest {

    @ParameterizedTest
    @CsvSource({
        "'', '1 2 3', EMPTY",
        "'1 2 3', '1 2 3', CURRENT",
        "'1 2', '1 2 3', OLDER",
        "'1 2 3 4', '1 2 3', NEWER",
        "'1 3', '1 2 3', ANOTHER",
        "'1 2 3 4', '1 2 4', ANOTHER",
        "'1 2 5', '1 2 3', ANOTHER",
        "'0 2 3', '1 2 3', ANOTHER"
    })
    void a_database_stands_somewhere_on_the_way_or_elsewhere(String taken, String known, Kind kind) {
        assertThat(state(taken, known).kind()).isEqualTo(kind);
    }

    @Test
    void each_says_what_to_do() {
        assertThat(state("", "1").sentence()).contains("voix.jar migrate");
        assertThat(state("1", "1 2 3").sentence()).contains("is 1", "needs 3", "steps to take: 2", "voix.jar migrate");
        assertThat(state("1 2", "1").sentence()).contains("is 2, newer", "knows 1", "VOIX_ACCEPT_SCHEMA=2");
    }

    @Test
    void this_build_knows_all_its_steps() {
        assertThat(SchemaSteps.known()).hasSizeGreaterThan(10).contains("20261128022801");
    }

    private static SchemaState state(String taken, String known) {
        return new SchemaState(versions(taken), versions(known));
    }

    private static TreeSet<String> versions(String list) {
        return Arrays.stream(list.split(" "))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
