package fr.voix.verify;

import fr.voix.verify.log.LogLimits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The command as a user runs it, with little patience unless it is said otherwise.
 *
 * @param out what it printed, a line each
 */
public record VerifyRun(int exitCode, List<String> out, String err) {

    public static VerifyRun of(String... arguments) {
        return within(Duration.ofSeconds(30), arguments);
    }

    /** @param answer how long a whole answer may take */
    static VerifyRun within(Duration answer, String... arguments) {
        return run(
                new LogLimits(Duration.ofSeconds(5), answer, 2, Duration.ofMillis(20), Duration.ofMillis(50), 3),
                arguments);
    }

    /** Of many urns at once, for which a service may want time. */
    public static VerifyRun patiently(String... arguments) {
        Duration second = Duration.ofSeconds(1);
        return run(new LogLimits(second, second.multipliedBy(30), 20, second, second, 20), arguments);
    }

    private static VerifyRun run(LogLimits limits, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new VerifyCommand(limits))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new VerifyRun(exitCode, out.toString().lines().toList(), err.toString());
    }

    static VerifyRun of(TestLog log, String... more) {
        return of(Stream.concat(
                        Stream.of(
                                log.url(),
                                log.isPetition ? "--petition" : "--scrutin",
                                log.uid,
                                "--key",
                                log.verifierKey),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    /** The sentences about the urn, without its name. */
    public List<String> sentences() {
        return sentences(TestLog.UID);
    }

    public List<String> sentences(String uid) {
        return out.stream()
                .filter(line -> line.startsWith(uid + ": "))
                .map(line -> line.substring(uid.length() + 2))
                .toList();
    }
}
