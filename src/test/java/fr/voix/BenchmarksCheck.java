package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each benchmark for a second, on what was packaged, where its tools are. */
@Tag("long")
class BenchmarksCheck {

    private static final Path RUN = Path.of("src/benchmark/run");

    /** The others take minutes together. */
    private static final Set<String> IN_EVERY_BUILD = Set.of("hot", "disk", "gaps", "jmh");

    @TempDir
    static Path out;

    @ParameterizedTest
    @MethodSource("names")
    void a_benchmark_runs_and_leaves_its_table(String name) throws Exception {
        assumeTrue(TestSize.isLong() || IN_EVERY_BUILD.contains(name), "with -Plong");
        Path log = out.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(RUN.toString(), name, "1")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .putAll(Map.ofEntries(
                        Map.entry("VOIX_BENCHMARK_OUT", out.toString()),
                        Map.entry("VOIX_BENCHMARK_PORT", Integer.toString(freePort())),
                        Map.entry(
                                "VOIX_BENCHMARK_BEFORE",
                                Path.of("").toAbsolutePath().toString()),
                        Map.entry("VOIX_BENCHMARK_JAVA_OPTIONS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"),
                        Map.entry("VOIX_BENCHMARK_SECONDS", "1"),
                        Map.entry("VOIX_BENCHMARK_WARM_UP", "1"),
                        Map.entry("VOIX_BENCHMARK_WINDOW", "0.1"),
                        Map.entry("VOIX_BENCHMARK_SCRUTINS", "20"),
                        Map.entry("VOIX_BENCHMARK_STORED", "2000"),
                        Map.entry("VOIX_BENCHMARK_AMENDEMENTS", "500"),
                        Map.entry("VOIX_BENCHMARK_PETITIONS", "20"),
                        Map.entry("VOIX_BENCHMARK_VOTES", "100"),
                        Map.entry("VOIX_BENCHMARK_READS", "40"),
                        Map.entry("VOIX_BENCHMARK_LISTENERS", "300"),
                        Map.entry("VOIX_BENCHMARK_JMH", "-f 1 -wi 0 -i 1 -r 10ms")));
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        int code = process.waitFor();
        String said = Files.readString(log);
        assumeFalse(code == 2 && said.contains("This benchmark needs"), said);
        assertThat(code).as(said).isZero();
        assertThat(out.resolve(name + ".md")).content().isNotBlank();
    }

    /** As the script names them, so that none is forgotten. */
    static Stream<String> names() throws IOException {
        var usage = Pattern.compile("# usage: src/benchmark/run (\\S+)").matcher(Files.readString(RUN));
        assertThat(usage.find()).isTrue();
        return Arrays.stream(usage.group(1).split("\\|"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
