package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of OWASP's requirements has all of them; it, the attacks and the promises name tests that are there. */
class AsvsTest {

    private static final Path TABLE = Path.of("src/docs/asvs.md");
    private static final List<Path> NAMING =
            List.of(TABLE, Path.of("src/docs/security.md"), Path.of("src/docs/invariants.md"));
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\| ([12]) \\|.*\\| ([^|]*) \\|");

    @Test
    void it_names_tests_that_are_there() throws IOException {
        Map<String, String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/fr/voix"))) {
            tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            AsvsTest::read,
                            String::concat));
        }
        String named = NAMING.stream().map(AsvsTest::read).collect(Collectors.joining());
        assertThat(NAMED.matcher(named).results().toList())
                .hasSizeGreaterThan(200)
                .allSatisfy(test -> assertThat(tests.getOrDefault(test.group(1), ""))
                        .as(test.group())
                        .contains(test.group(2) == null ? "class " + test.group(1) : "void " + test.group(2) + "("));
    }

    @Test
    void it_has_every_requirement_once_and_its_figures_are_those_of_its_rows() throws IOException {
        String table = Files.readString(TABLE);
        List<MatchResult> rows = table.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .toList();
        assertThat(rows).extracting(row -> row.group(1)).hasSize(253).doesNotHaveDuplicates();
        assertThat(rows).filteredOn(row -> row.group(2).equals("1")).hasSize(70);
        long untested = count(rows, "not tested");
        long unmet = count(rows, "**not met**");
        long foreign = count(rows, "not applicable");
        assertThat(table)
                .contains("| **all 253** | **%d** | **%d** | **%d** | **%d** |"
                        .formatted(rows.size() - untested - unmet - foreign, untested, unmet, foreign));
    }

    private static long count(List<MatchResult> rows, String beginning) {
        return rows.stream().filter(row -> row.group(3).startsWith(beginning)).count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
