package fr.voix.verify.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A witness or mirror as its command runs at somebody else's: with little memory, in a folder of its own.
 *
 * @param vkeys that it printed
 */
public record CosignerProcess(String command, Process process, URI address, List<String> vkeys)
        implements AutoCloseable {

    private static final String VKEY = "vkey ";

    /** With its key in {@code key}, and its logs in {@code logs}. */
    public static CosignerProcess start(Path folder, String command, String name, String... others) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "fr.voix.Voix",
                command,
                "--listen=127.0.0.1:0",
                "--name=" + name,
                "--key=key",
                "--logs=logs"));
        line.addAll(List.of(others));
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        BufferedReader out = process.inputReader();
        List<String> vkeys = new ArrayList<>();
        while (true) {
            String said = out.readLine();
            assertThat(said).as(Files.readString(errors)).isNotNull();
            if (said.startsWith(VKEY)) {
                vkeys.add(said.substring(VKEY.length()));
            } else if (said.startsWith("listens on ")) {
                URI address = URI.create("http://127.0.0.1:" + said.substring(said.lastIndexOf(':') + 1));
                return new CosignerProcess(command, process, address, vkeys);
            }
        }
    }

    /** 0 where the system does not say it. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        long megabytes = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_000)
                .findFirst()
                .orElseThrow();
        System.out.println("A " + command + " holds " + megabytes + " MB");
        return megabytes;
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
