package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.KeptReceipt;
import fr.voix.verify.log.KeptReceiptReader;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.LogLimits;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.UncheckableException;
import fr.voix.verify.quorum.WitnessPolicy;
import fr.voix.verify.quorum.WitnessPolicyReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            "and past, and with all urns the audit log.",
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

        @Option(
                names = "--log",
                paramLabel = "URL",
                description = {
                    "The tree of one log at its address, by --key: …/registre, an urn, or a mirror's copy of either.",
                    "With --policy also who co-signed it."
                })
        private String log;

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

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = {
                "Whose co-signatures of the register, or of the log of --log, are enough (C2SP tlog-policy);",
                "without it those whom the service names are looked for."
            })
    private Path policy;

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
        requireFitting();
        ReportWriter writer = writer();
        try {
            return (isOffline || which.fork != null && url == null ? verifyOffline(writer) : verify(writer)).exitCode();
        } catch (DifferenceException e) {
            writer.find((which.log != null ? which.log : which.receipt == null ? which.result : which.receipt) + ": "
                    + e.getMessage());
            return Verdict.DIFFERENT.exitCode();
        } catch (UncheckableException e) {
            writer.note("cannot verify: " + e.getMessage());
            return Verdict.UNCHECKABLE.exitCode();
        }
    }

    /** Whatever would not be read, or could not be written behind the run, is refused before it. */
    private void requireFitting() {
        if (proof != null && which.fork == null) {
            throw refused("--proof is for --fork");
        }
        if ((isOffline || which.fork != null) && (since != null || save != null || forkTo != null || policy != null)) {
            throw refused("--since, --save, --fork-to and --policy are not for --fork and --offline");
        }
        if (forkTo != null && since == null) {
            throw refused("--fork-to is for what --since meets");
        }
        requireWritable(save);
        requireWritable(forkTo);
    }

    private void requireWritable(Path file) {
        Path parent = file == null ? null : file.toAbsolutePath().getParent();
        if (file != null
                && (parent == null
                        || !Files.isWritable(parent)
                        || Files.isDirectory(file)
                        || Files.exists(file) && !Files.isWritable(file))) {
            throw refused("not a file that can be written: " + file);
        }
    }

    private EarlierCheckpoints earlier() throws UncheckableException {
        if (save != null && Files.exists(save)) {
            // of other logs it keeps what it has: it must be such a file
            EarlierCheckpointStore.read(save);
        }
        return since == null ? EarlierCheckpoints.NONE : EarlierCheckpointStore.read(since);
    }

    private void keep(Optional<Fork> fork, EarlierCheckpoints earlier, Map<String, List<byte[]>> kept)
            throws UncheckableException {
        if (fork.isPresent()) {
            writer().write(fork.get(), forkTo);
        }
        if (save != null) {
            EarlierCheckpointStore.write(save, earlier, kept);
        }
    }

    private ReportWriter writer() {
        return new ReportWriter(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    private Verdict verifyOffline(ReportWriter writer) throws DifferenceException, UncheckableException {
        if (url != null || which.result == null && which.fork == null || keyLine == null) {
            throw refused("without an URL: --result or --fork, and --key, are wanted");
        }
        NoteKey key = NoteKey.parse(keyLine.strip());
        if (which.fork != null) {
            return judge(new ForkService(null), key, writer);
        }
        cited(key, writer);
        return Verdict.FINE;
    }

    private Verdict judge(ForkService forks, NoteKey key, ReportWriter writer) throws UncheckableException {
        Fork.Judgement judgement = forks.judge(which.fork, proof, key);
        writer.write(judgement);
        return judgement.verdict();
    }

    /** The result of the file, once its signature is found right; null when none is asked for. */
    private SignedResult cited(NoteKey key, ReportWriter writer) throws DifferenceException, UncheckableException {
        if (which.result == null) {
            return null;
        }
        SignedResult cited = SignedResultReader.read(which.result);
        cited.requireSignedBy(key);
        writer.find(cited.citation());
        return cited;
    }

    private Verdict verifyLog(ReportWriter writer) throws DifferenceException, UncheckableException {
        if (url != null || keyLine == null) {
            throw refused("with --log: --key, and no other URL, is wanted");
        }
        WitnessPolicy asked = policy();
        EarlierCheckpoints earlier = earlier();
        NoteKey key = NoteKey.parse(keyLine.strip());
        LogVerifyService.Report report;
        try (LogClient client = new LogClient(logAddress(), limits);
                ConsoleListener listener = ConsoleListener.of(spec.commandLine().getErr())) {
            report = new LogVerifyService(client, key).verify(asked, earlier, listener);
        }
        report.findings().sentences().forEach(sentence -> writer.find(report.origin() + ": " + sentence));
        writer.find("verify log=" + report.origin() + " leaves=" + report.size()
                + (asked == null ? "" : " cosigners=" + String.join(",", report.cosigners())));
        keep(ForkService.found(report.origin(), report.note(), earlier, key), earlier, report.kept());
        return report.findings().verdict();
    }

    private URI logAddress() {
        try {
            URI address = new URI(which.log.endsWith("/") ? which.log : which.log + "/");
            if (address.getHost() != null && address.getScheme().matches("https?") && address.getQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw refused("not the address of a log, such as https://voix.example/registre: " + which.log);
    }

    private WitnessPolicy policy() throws UncheckableException {
        try {
            return policy == null ? null : WitnessPolicyReader.read(policy);
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckableException("the policy: " + e.getMessage());
        }
    }

    private Verdict verify(ReportWriter writer) throws DifferenceException, UncheckableException {
        if (which.log != null) {
            return verifyLog(writer);
        }
        URI service = service();
        if (which.scrutin != null && !LogKind.SCRUTIN.isUid(which.scrutin)) {
            throw refused("not the uid of a scrutin: " + which.scrutin);
        }
        if (which.petition != null && !LogKind.PETITION.isUid(which.petition)) {
            throw refused("not the number of a petition: " + which.petition);
        }
        EarlierCheckpoints earlier = earlier();
        try (LogClient client = new LogClient(service, limits)) {
            NoteKey key = key(client, service.getHost(), writer);
            return which.fork != null
                    ? judge(new ForkService(client), key, writer)
                    : verify(new VerifyService(client, key, earlier, policy()), key, earlier, writer);
        }
    }

    private Verdict verify(VerifyService verification, NoteKey key, EarlierCheckpoints earlier, ReportWriter writer)
            throws DifferenceException, UncheckableException {
        VerifyReport report;
        try (ConsoleListener listener = ConsoleListener.of(spec.commandLine().getErr())) {
            report = report(verification, cited(key, writer), listener);
        }
        writer.write(report);
        keep(ForkService.found(report, earlier, key), earlier, report.kept());
        return report.verdict();
    }

    private VerifyReport report(VerifyService verification, SignedResult cited, ConsoleListener listener)
            throws DifferenceException, UncheckableException {
        if (which.receipt != null) {
            KeptReceipt kept = KeptReceiptReader.read(which.receipt);
            return verification.verifyOne(kept.uid(), new HeldEvidence(null, kept), listener);
        }
        if (cited != null) {
            return verification.verifyOne(cited.tally().uid(), new HeldEvidence(cited, null), listener);
        }
        return which.one() == null
                ? verification.verifyAll(listener)
                : verification.verifyOne(which.one(), HeldEvidence.NONE, listener);
    }

    private NoteKey key(LogClient client, String host, ReportWriter writer) throws UncheckableException {
        if (keyLine != null) {
            return NoteKey.parse(keyLine.strip());
        }
        byte[] served = client.get("/.well-known/voix-urn.vkey", MOST_KEY_BYTES)
                .orElseThrow(() -> new UncheckableException("the service publishes no key; give one with --key"));
        NoteKey key = NoteKey.parse(new String(served, StandardCharsets.UTF_8).strip());
        writer.note(
                "The key was taken from the service itself. Compare it with one that you got elsewhere, or keep it and "
                        + "give it next time:\n  --key " + key.encoded());
        if (!key.name().equals(host)) {
            writer.note("The key is that of " + key.name() + ", the address that of " + host + ".");
        }
        return key;
    }

    private URI service() {
        if (url == null) {
            throw refused("which service? An URL is missing");
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
        throw refused("not the address of a service, such as https://voix.example: " + url);
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
