package fr.voix.verify;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Recounts the urns of a service from outside, trusting nothing that it says. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Recount the urns of a running service from what it publishes; needs no access to it.",
        footer = {
            "",
            "Checks signature, every leaf and tile, root, counting rule and published tally.",
            "Exit code 0 when all agrees, 1 and one sentence for each difference, 2 when",
            "something could not be checked."
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final int MOST_KEY_BYTES = 1024;

    @Parameters(paramLabel = "URL", description = "The service, for example https://voix.example.")
    private String url;

    @ArgGroup
    private Which which = new Which();

    /** Which urns. */
    static final class Which {

        @Option(names = "--scrutin", paramLabel = "UID", description = "Only the urn of this scrutin.")
        private String scrutin;

        @Option(names = "--all", description = "Every urn (the default).")
        private boolean all;
    }

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "The key that must have signed; without it the service is asked, and could lie.")
    private String keyLine;

    @Option(names = "--since", paramLabel = "FILE", description = "Checkpoints kept earlier: they must still hold.")
    private Path since;

    @Option(names = "--save", paramLabel = "FILE", description = "Keep the verified checkpoints for a later --since.")
    private Path save;

    @Spec
    private CommandSpec spec;

    private final LogLimits limits;

    VerifyCommand() {
        this(LogLimits.USUAL);
    }

    VerifyCommand(LogLimits limits) {
        this.limits = limits;
    }

    @Override
    public Integer call() {
        URI service = service();
        if (which.scrutin != null && !UrnListReader.UID.matcher(which.scrutin).matches()) {
            throw new ParameterException(spec.commandLine(), "not the uid of a scrutin: " + which.scrutin);
        }
        try (LogClient client = new LogClient(service, limits)) {
            return verify(client, service).exitCode();
        } catch (UncheckableException e) {
            say(spec.commandLine().getErr(), "cannot verify: " + e.getMessage());
            return Verdict.UNCHECKABLE.exitCode();
        }
    }

    private Verdict verify(LogClient client, URI service) throws UncheckableException {
        EarlierCheckpoints earlier =
                since == null ? EarlierCheckpoints.NONE : new EarlierCheckpointReader().read(since);
        VerifyService verification = new VerifyService(client, key(client, service.getHost()), earlier, limits);
        VerifyReport report;
        try (ConsoleListener listener = ConsoleListener.of(spec.commandLine().getErr())) {
            report = which.scrutin == null
                    ? verification.verifyAll(listener)
                    : verification.verifyOne(which.scrutin, listener);
        }
        print(report);
        if (save != null) {
            new EarlierCheckpointWriter().write(save, report.verified());
        }
        return report.verdict();
    }

    private void print(VerifyReport report) {
        PrintWriter out = spec.commandLine().getOut();
        for (UrnReport wrong : report.wrong()) {
            wrong.sentences().forEach(sentence -> out.println(wrong.scrutinUid() + ": " + sentence));
        }
        if (report.remark() != null) {
            out.println(report.remark());
        }
        say(
                out,
                "verify urns=" + report.urns() + " leaves=" + report.leaves() + " ballots=" + report.ballots()
                        + " different=" + report.count(Verdict.DIFFERENT) + " unchecked="
                        + report.count(Verdict.UNCHECKABLE));
    }

    private NoteKey key(LogClient client, String host) throws UncheckableException {
        if (keyLine != null) {
            return NoteKey.parse(keyLine.strip());
        }
        byte[] served = client.get("/.well-known/voix-urn.vkey", MOST_KEY_BYTES)
                .orElseThrow(() -> new UncheckableException("the service publishes no key; give one with --key"));
        NoteKey key = NoteKey.parse(new String(served, StandardCharsets.UTF_8).strip());
        say(
                spec.commandLine().getErr(),
                "The key was taken from the service itself. Compare it with one that you got elsewhere, or keep it and "
                        + "give it next time:\n  --key " + key.encoded());
        if (!key.name().equals(host)) {
            say(
                    spec.commandLine().getErr(),
                    "The key is that of " + key.name() + ", the address that of " + host + ".");
        }
        return key;
    }

    private URI service() {
        try {
            URI uri = new URI(url);
            boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean isBare = uri.getPath() == null
                    || uri.getPath().isEmpty()
                    || uri.getPath().equals("/");
            if (isHttp && isBare && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new ParameterException(
                spec.commandLine(), "not the address of a service, such as https://voix.example: " + url);
    }

    private static void say(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }
}
