package fr.voix.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The runs as a Markdown table, in {@code target/}, written again after each. */
final class FaultReport {

    private final Path file;
    private final List<FaultRun> runs = new ArrayList<>();

    FaultReport(String name) {
        this.file = Path.of("target", name + ".md");
    }

    void add(FaultRun run) throws IOException {
        runs.add(run);
        var text = new StringBuilder("| fault | runs | acknowledged | median without votes | most | findings |\n"
                + "|---|---:|---:|---:|---:|---|\n");
        runs.stream()
                .collect(Collectors.groupingBy(FaultRun::fault, LinkedHashMap::new, Collectors.toList()))
                .forEach((fault, some) -> text.append(line(fault, some)));
        Files.writeString(file, text.append(line("all", runs)));
    }

    private static String line(String fault, List<FaultRun> some) {
        long[] without = some.stream()
                .mapToLong(run -> run.withoutVotes().toMillis())
                .sorted()
                .toArray();
        return "| %s | %d | %d | %d ms | %d ms | %s |%n"
                .formatted(
                        fault,
                        some.size(),
                        some.stream().mapToLong(FaultRun::acknowledged).sum(),
                        without[without.length / 2],
                        without[without.length - 1],
                        some.stream().flatMap(run -> run.findings().stream()).collect(Collectors.joining("; ")));
    }
}
