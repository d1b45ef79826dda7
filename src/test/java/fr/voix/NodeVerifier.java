package fr.voix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs of {@code src/test/node}, where there is a Node to run them. */
public final class NodeVerifier {

    public static final Path PROGRAMS = Path.of("src/test/node").toAbsolutePath();

    private NodeVerifier() {}

    /**
     * How a program ended.
     *
     * @param lines what it printed
     */
    public record Run(int exitCode, List<String> lines, String errors) {}

    public static boolean isThere() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The second verifier. */
    public static Run run(String... arguments) throws IOException, InterruptedException {
        return program("verify.mjs", arguments);
    }

    public static Run program(String name, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node", PROGRAMS.resolve(name).toString()));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("errors", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Run(process.waitFor(), said.lines().toList(), Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }
}
