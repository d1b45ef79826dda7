package fr.voix.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
            "Checks signature, every leaf and tile, root, counting rule, published tally",
            "and past, and with all urns the account of acts.",
            "Exit code 0 when all agrees, 1 and one sentence for each difference, 2 when",
            "something could not be checked. With --fork: 1 when the two notes prove a",
            "contradiction, 0 when they agree, 2 when they prove nothing either way."
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final int MOST_KEY_BYTES = 1024;

    @Parameters(
            paramLabel = "URL",
            arity = "0..1",
            description = "The service, for example https://voix.example; none with --offline.")
    private String url;

    @ArgGroup
    private Which which = new Which();

    /** Which urns. */
    static final class Which {

        @Option(names = "--scrutin", paramLabel = "UID", description = "Only the urn of this scrutin.")
        private String scrutin;

        @Option(names = "--petition", paramLabel = "ID", description = "Only the urn of this petition, by its number.")
        private String petition;

        @Option(names = "--all", description = "Every urn (the default).")
        private boolean all;

        @Option(
                names = "--result",
                paramLabel = "FILE",
                description =
                        "A signed result (/api/v1/scrutins/UID/resultat, petitions/ID): its signature, and the urn's first leaves.")
        private Path result;

        @Option(
                names = "--receipt",
                paramLabel = "FILE",
                description = "A receipt (voix-recu-….json): the urn, and whether its leaf is there and counts.")
        private Path receipt;

        @Option(
                names = "--fork",
                paramLabel = "FILE",
                description =
                        "Two signed notes, an empty line between them: what they prove. Without an URL nobody is asked.")
        private Path fork;

        /** The uid of the only one, or null. */
        private String one() {
            return scrutin != null ? scrutin : petition;
        }
    }

    @Option(
            names = "--offline",
            description = "Only what --result or --fork says by itself, by --key; nobody is asked.")
    private boolean isOffline;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "The key that must have signed; without it the service is asked, and could lie.")
    private String keyLine;

    @Option(names = "--since", paramLabel = "FILE", description = "Checkpoints kept earlier: they must still hold.")
    private Path since;

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            description =
                    "With --fork: a consistency proof from the smaller to the larger, as …/urne/coherence gives it.")
    private Path proof;

    @Option(
            names = "--fork-to",
            paramLabel = "FILE",
            description = "Where to keep two signed notes that contradict each other, should --since meet such.")
    private Path forkTo;

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
        if (isOffline || which.fork != null && url == null) {
            return verifyOffline().exitCode();
        }
        URI service = service();
        if (which.scrutin != null && !LogKind.SCRUTIN.isUid(which.scrutin)) {
            throw new ParameterException(spec.commandLine(), "not the uid of a scrutin: " + which.scrutin);
        }
        if (which.petition != null && !LogKind.PETITION.isUid(which.petition)) {
            throw new ParameterException(spec.commandLine(), "not the number of a petition: " + which.petition);
        }
        try (LogClient client = new LogClient(service, limits)) {
            return verify(client, service).exitCode();
        } catch (UncheckableException e) {
            say(spec.commandLine().getErr(), "cannot verify: " + e.getMessage());
            return Verdict.UNCHECKABLE.exitCode();
        }
    }

    private Verdict verifyOffline() {
        if (url != null || which.result == null && which.fork == null || keyLine == null) {
            throw new ParameterException(
                    spec.commandLine(), "without an URL: --result or --fork, and --key, are wanted");
        }
        try {
            NoteKey key = NoteKey.parse(keyLine.strip());
            if (which.fork != null) {
                return judged(new ForkService(null).judge(which.fork, proof, key));
            }
            cited(key);
            return Verdict.FINE;
        } catch (DifferenceException e) {
            say(spec.commandLine().getOut(), which.result + ": " + e.getMessage());
            return Verdict.DIFFERENT;
        } catch (UncheckableException e) {
            say(spec.commandLine().getErr(), "cannot verify: " + e.getMessage());
            return Verdict.UNCHECKABLE;
        }
    }

    /** The result of the file, once its signature is found right; null when none is asked for. */
    private SignedResult cited(NoteKey key) throws DifferenceException, UncheckableException {
        if (which.result == null) {
            return null;
        }
        SignedResult cited = new SignedResultReader().read(which.result);
        cited.requireSignedBy(key);
        say(spec.commandLine().getOut(), cited.citation());
        return cited;
    }

    private Verdict judged(Fork.Judgement judgement) {
        judgement.sentences().forEach(sentence -> say(spec.commandLine().getOut(), sentence));
        return judgement.verdict();
    }

    private Verdict verify(LogClient client, URI service) throws UncheckableException {
        if (which.fork != null) {
            return judged(new ForkService(client).judge(which.fork, proof, key(client, service.getHost())));
        }
        EarlierCheckpoints earlier =
                since == null ? EarlierCheckpoints.NONE : new EarlierCheckpointReader().read(since);
        NoteKey key = key(client, service.getHost());
        VerifyService verification = new VerifyService(client, key, earlier, limits);
        VerifyReport report;
        try (ConsoleListener listener = ConsoleListener.of(spec.commandLine().getErr())) {
            report = report(verification, key, listener);
        } catch (DifferenceException e) {
            Path file = which.receipt == null ? which.result : which.receipt;
            say(spec.commandLine().getOut(), file + ": " + e.getMessage());
            return Verdict.DIFFERENT;
        }
        verification.lost().forEach(spec.commandLine().getOut()::println);
        print(report);
        Optional<Fork> fork = ForkService.found(report, earlier, key);
        if (fork.isPresent()) {
            keep(fork.get());
        }
        if (save != null) {
            new EarlierCheckpointWriter().write(save, report.verified());
        }
        return report.verdict();
    }

    private VerifyReport report(VerifyService verification, NoteKey key, ConsoleListener listener)
            throws DifferenceException, UncheckableException {
        if (which.receipt != null) {
            return verification.verifyReceipt(new KeptReceiptReader().read(which.receipt), listener);
        }
        SignedResult cited = cited(key);
        if (cited != null) {
            return verification.verifyCited(cited, listener);
        }
        return which.one() != null ? verification.verifyOne(which.one(), listener) : verification.verifyAll(listener);
    }

    private void keep(Fork fork) throws UncheckableException {
        if (forkTo == null) {
            say(
                    spec.commandLine().getErr(),
                    "Two signed notes contradict each other: keep them with --fork-to FILE, for others to check by --fork.");
            return;
        }
        try {
            Files.write(forkTo, fork.file());
        } catch (IOException e) {
            throw new UncheckableException("cannot write " + forkTo + ": " + e.getMessage());
        }
        say(
                spec.commandLine().getErr(),
                "Two signed notes contradict each other; they are in " + forkTo
                        + ", for anybody to check:\n  verify --fork " + forkTo + " --key …");
    }

    private void print(VerifyReport report) {
        PrintWriter out = spec.commandLine().getOut();
        for (UrnReport wrong : report.wrong()) {
            wrong.sentences().forEach(sentence -> out.println(wrong.uid() + ": " + sentence));
        }
        if (report.remark() != null) {
            out.println(report.remark());
        }
        say(
                out,
                "verify urns=" + report.urns() + " leaves=" + report.leaves() + " ballots=" + report.ballots()
                        + (report.signatures() > 0 ? " signatures=" + report.signatures() : "")
                        + (report.entries() > 0 ? " entries=" + report.entries() : "") + " different="
                        + report.count(Verdict.DIFFERENT) + " unchecked="
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
        if (url == null) {
            throw new ParameterException(spec.commandLine(), "which service? An URL is missing");
        }
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
