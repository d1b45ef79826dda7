package fr.voix.base.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules that wake an operator: promtool tries them where it is found, and each has its place in the runbook. */
class AlertRulesTest {

    private static final Path RULES = Path.of("src/deploy/alerts.yml");
    private static final Path TESTS = Path.of("src/deploy/alerts-test.yml");

    @Test
    void each_rule_is_tried_and_told_of() throws Exception {
        List<String> alerts = all("(?m)^ +- alert: (\\w+)$", RULES);
        assertThat(alerts).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        assertThat(all("(?m)^### (\\w+)$", Path.of("src/docs/runbook.md"))).containsSubsequence(alerts);
        // once where all is calm, once where it fires
        assertThat(all("alertname: (\\w+)", TESTS)).containsAll(alerts).hasSize(2 * alerts.size());
    }

    @Test
    void promtool_finds_that_they_fire_when_they_should() throws Exception {
        Optional<File> promtool = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, "promtool"))
                .filter(File::canExecute)
                .findFirst();
        assumeTrue(promtool.isPresent(), "promtool is not there (apt-get install prometheus): no rule was tried");
        assertThat(run(promtool.get(), "check", "rules", RULES)).contains("SUCCESS");
        assertThat(run(promtool.get(), "test", "rules", TESTS))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    private static String run(File promtool, String verb, String what, Path file) throws Exception {
        Process process = new ProcessBuilder(promtool.getPath(), verb, what, file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> all(String pattern, Path file) throws Exception {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
