package fr.voix.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The runs as a Markdown table, in {@code target/}, written again after each. */
final class FaultReport {

    private final Path file;
    private final List<FaultRun> runs = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    FaultReport(String name) {
        this.file = Path.of("target", name + ".md");
    }

    void add(FaultRun run) throws IOException {
        runs.add(run);
        write();
    }

    void skip(String fault, String reason) throws IOException {
        skipped.add("Skipped: " + fault + ", because " + reason + ".");
        write();
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder("""
                Run on %s, %d processors, JDK %s.

                | stage | fault | lasted | requests | acknowledged | refused | unknown | recovery | without votes | findings |
                |---|---|---:|---:|---:|---:|---:|---:|---:|---|
                """.formatted(
                        LocalDate.now(java.time.ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature()));
        runs.forEach(run -> text.append(line(run)).append('\n'));
        if (!runs.isEmpty()) {
            text.append(withoutVotes());
        }
        text.append('\n');
        skipped.forEach(sentence -> text.append(sentence).append('\n'));
        text.append("\nAnswers:\n\n");
        runs.forEach(run -> text.append("- ")
                .append(run.fault())
                .append(": ")
                .append(run.answers().entrySet().stream()
                        .map(answer -> answer.getKey() + " × " + answer.getValue())
                        .collect(Collectors.joining(", ")))
                .append(run.notes().stream().map(note -> "; " + note).collect(Collectors.joining()))
                .append('\n'));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String line(FaultRun run) {
        return "| %s | %s | %s | %d | %d | %d | %d | %s | %s | %s |"
                .formatted(
                        run.stage(),
                        run.fault(),
                        seconds(run.lasted()),
                        run.requests(),
                        run.acknowledged(),
                        run.refused(),
                        run.unknown(),
                        run.recovery() == null ? "never" : seconds(run.recovery()),
                        seconds(run.withoutVotes()),
                        run.findings().isEmpty() ? "none" : String.join("; ", run.findings()));
    }

    private String withoutVotes() {
        StringBuilder text =
                new StringBuilder("\nTime without votes:\n\n| fault | runs | median | most |\n|---|---:|---:|---:|\n");
        runs.stream()
                .collect(Collectors.groupingBy(FaultRun::fault, LinkedHashMap::new, Collectors.toList()))
                .forEach((fault, some) -> text.append(summary(fault, some)));
        return text.append(summary("all", runs)).toString();
    }

    private static String summary(String fault, List<FaultRun> some) {
        List<Duration> sorted =
                some.stream().map(FaultRun::withoutVotes).sorted().toList();
        return "| %s | %d | %s | %s |\n"
                .formatted(fault, sorted.size(), seconds(sorted.get(sorted.size() / 2)), seconds(sorted.getLast()));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
