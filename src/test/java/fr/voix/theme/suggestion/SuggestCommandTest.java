package fr.voix.theme.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.parliament.opendata.SampleImport;
import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import picocli.CommandLine;

/** The command, first on an empty database, then with the sample; and the hand-classified list beside the real texts. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuggestCommandTest {

    private static final int RUN = 4;

    @Inject
    ApplicationContext context;

    @Inject
    SampleImport sample;

    @Inject
    QuestionReader subjects;

    @Inject
    DataSource dataSource;

    @Test
    @Order(1)
    void says_plainly_that_there_is_nothing_to_suggest() {
        assertThat(run()).isEqualTo("suggest scrutins=0 suggestions=0 silent=0\n");
    }

    @Test
    @Order(2)
    void suggests_for_every_scrutin_once() throws SQLException {
        sample.load();
        assertThat(run()).startsWith("suggest scrutins=185 suggestions=");
        assertThat(run()).isEqualTo("suggest scrutins=0 suggestions=0 silent=0\n");
        assertThat(number("select count(*) from suggested_scrutin")).isEqualTo(185);
        assertThat(number("select count(*) from scrutin_theme")).isZero();
    }

    @Test
    @Order(3)
    void near_copies_in_the_list_stand_on_one_side() {
        List<HandClassified> list = HandClassified.ofSample();
        Map<String, Set<List<String>>> runs = new HashMap<>();
        subjects.read(list.stream().map(HandClassified::uid).toList())
                .forEach((uid, reading) -> runs.put(
                        uid,
                        runs(reading.subject().words().replace(reading.subject().titre(), ""))));
        assertThat(runs).hasSameSizeAs(list);

        for (HandClassified one : list) {
            for (HandClassified other : list) {
                if (one.split() != other.split()) {
                    assertThat(shared(runs.get(one.uid()), runs.get(other.uid())))
                            .as("%s and %s", one.numero(), other.numero())
                            .isLessThan(0.5);
                }
            }
        }
    }

    /** Runs of four words. */
    private static Set<List<String>> runs(String text) {
        List<String> words = List.of(text.toLowerCase().split("[^\\p{L}\\p{N}]+"));
        Set<List<String>> runs = new HashSet<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(words.subList(i, i + RUN));
        }
        return runs;
    }

    private static double shared(Set<List<String>> some, Set<List<String>> others) {
        int fewest = Math.min(some.size(), others.size());
        // a correction of one word says nothing by which to compare
        return fewest < 20
                ? 0
                : (double) some.stream()
                                .filter(others::contains)
                                .collect(Collectors.toSet())
                                .size()
                        / fewest;
    }

    private String run(String... arguments) {
        StringWriter out = new StringWriter();
        int code = new CommandLine(SuggestCommand.class, new MicronautFactory(context))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        assertThat(code).isZero();
        return out.toString();
    }

    private long number(String sql) throws SQLException {
        try (var connection = DelegatingDataSource.unwrapDataSource(dataSource).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
