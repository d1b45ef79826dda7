package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Other people's programs, from npm, that read what we serve. Where Node or npm is missing, or a package cannot be had, a
 * line says so and the test is skipped.
 */
public final class Npm {

    private static final Path FOLDERS = Path.of("target/npm").toAbsolutePath();
    private static final int INSTALL_SECONDS = 120;
    private static final int RUN_SECONDS = 60;

    private final Path folder;

    private Npm(Path folder) {
        this.folder = folder;
    }

    /**
     * Installs packages into a folder of their own below {@code target}, once.
     *
     * @param name of the folder
     * @param packages with their versions, such as {@code altcha-lib@2.8.0}
     */
    public static Npm with(String name, String... packages) throws IOException, InterruptedException {
        Path folder = FOLDERS.resolve(name);
        Path done = folder.resolve("installed");
        String wanted = String.join("\n", packages);
        if (Files.exists(done) && Files.readString(done).equals(wanted)) {
            return new Npm(folder);
        }
        Files.createDirectories(folder);
        var command = new ArrayList<>(List.of(
                "npm", "install", "--prefix", folder.toString(), "--no-audit", "--no-fund", "--ignore-scripts"));
        command.addAll(List.of(packages));
        try {
            Process npm = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                skip("npm could not install " + wanted.replace('\n', ' ') + " (see target/npm/" + name + "/npm.log)");
            }
        } catch (IOException noNpm) {
            skip("there is no npm here");
        }
        Files.writeString(done, wanted);
        return new Npm(folder);
    }

    private static void skip(String why) {
        System.out.println("Skipped: " + why);
        abort(why);
    }

    /** Where it is installed; scripts put there find the packages. */
    public Path folder() {
        return folder;
    }

    /** What a program of the packages' {@code node_modules/.bin} prints, and how it ends. */
    public Output bin(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(folder.resolve("node_modules/.bin/" + program).toString()));
        command.addAll(List.of(arguments));
        return run(command, "");
    }

    /**
     * What a script prints that is given as text.
     *
     * @param module its text, an ES module
     * @param input what it reads
     */
    public String module(String module, String input, String... arguments) throws IOException, InterruptedException {
        Path script = folder.resolve("script-" + Integer.toHexString(module.hashCode()) + ".mjs");
        Files.writeString(script, module);
        var command = new ArrayList<>(List.of("node", script.toString()));
        command.addAll(List.of(arguments));
        Output output = run(command, input);
        assertThat(output.exitCode()).as(output.errors()).isZero();
        return output.text();
    }

    private Output run(List<String> command, String input) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(RUN_SECONDS, TimeUnit.SECONDS))
                .as("%s ends", command)
                .isTrue();
        Output output = new Output(process.exitValue(), text, Files.readString(errors));
        Files.delete(errors);
        return output;
    }

    /** How a program ended and what it said. */
    public record Output(int exitCode, String text, String errors) {}
}
