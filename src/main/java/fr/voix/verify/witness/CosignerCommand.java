package fr.voix.verify.witness;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a witness and a mirror have in common: where they listen, who they are, and that they never forget what they signed. */
abstract class CosignerCommand implements Callable<Integer> {

    /** A name that a key may have: C2SP {@code signed-note}, and short enough to be signed by ML-DSA. */
    private static final String NAME = "[^+\\s\\p{Z}\\p{Cntrl}]{1,60}";

    private static final int MOST_CONNECTIONS = 256;
    private static final int SECONDS = 10;

    @Option(names = "--listen", required = true, paramLabel = "HOST:PORT", description = "Where to listen.")
    private String listen;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "Its name, for ever: an address of yours without a scheme, such as witness.example/w1.")
    private String name;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "Its keys; made when there is no such file.")
    private Path keyFile;

    @Option(
            names = "--logs",
            required = true,
            paramLabel = "FILE",
            description =
                    "The logs that it co-signs: one verifier key a line, # for comments; read again when it changes.")
    private Path logsFile;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where it keeps what it signed (default: a folder named as the command).")
    private Path folder;

    @Option(
            names = "--operator",
            paramLabel = "TEXT",
            defaultValue = "the holder of its name",
            description = "Who runs it and how to reach them; stands on its page (default: ${DEFAULT-VALUE}).")
    private String operator;

    @Spec
    private CommandSpec spec;

    /** What a command serves with. */
    record Cosigner(
            List<WitnessKey> keys,
            WitnessedLogsReader logs,
            HeadStore heads,
            Path folder,
            String operator,
            Consumer<String> warnings) {}

    abstract WitnessKeyReader.Purpose purpose();

    /** What answers requests, until the process ends. */
    abstract HttpHandler handler(Cosigner cosigner);

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        InetSocketAddress address = address();
        folder = folder == null ? Path.of(spec.name()) : folder;
        requireHeads();
        try (HeadStore heads = HeadStore.open(folder, FileChannel::open);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<WitnessKey> keys = keys(heads);
            WitnessedLogsReader logs = new WitnessedLogsReader(logsFile, err::println);
            HttpServer server = server(address);
            server.createContext("/", handler(new Cosigner(keys, logs, heads, folder, operator, err::println)));
            server.setExecutor(threads);
            server.start();
            keys.forEach(key -> out.println("vkey " + key.encoded()));
            out.println("listens on " + server.getAddress());
            out.flush();
            Thread.currentThread().join();
            return 0;
        } catch (IOException e) {
            throw refused("cannot start: " + e);
        } catch (UncheckableException e) {
            throw refused(logsFile + ": " + e.getMessage());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw refused(e.getMessage());
        }
    }

    /** A key without the heads that it signed could sign another past of every log. */
    private void requireHeads() {
        Path heads = HeadStore.file(folder);
        if (Files.exists(keyFile) && !Files.exists(heads)) {
            throw refused(keyFile + " has signed before, and " + heads
                    + " is not there: find it, or begin with another name and key");
        }
    }

    /** A sender that is slow, or many that only hold connections, are left; the JDK's server reads these when it is loaded. */
    private static HttpServer server(InetSocketAddress address) throws IOException {
        System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(SECONDS));
        System.setProperty("sun.net.httpserver.maxRspTime", Integer.toString(SECONDS));
        System.setProperty("sun.net.httpserver.idleInterval", Integer.toString(SECONDS));
        System.setProperty("jdk.httpserver.maxConnections", Integer.toString(MOST_CONNECTIONS));
        return HttpServer.create(address, MOST_CONNECTIONS);
    }

    private InetSocketAddress address() {
        int colon = listen.lastIndexOf(':');
        try {
            InetSocketAddress address =
                    new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1)));
            if (!address.isUnresolved()) {
                return address;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // said below
        }
        throw refused("--listen wants HOST:PORT, not " + listen);
    }

    private List<WitnessKey> keys(HeadStore heads) throws IOException {
        if (!name.matches(NAME)) {
            throw refused("--name has neither spaces nor a plus, and no more than 60 characters");
        }
        if (!Files.exists(keyFile) && !heads.all().isEmpty()) {
            throw refused(folder + " has heads that a key signed, and " + keyFile + " is not there");
        }
        List<WitnessKey> keys = WitnessKeyReader.read(keyFile, purpose(), name);
        for (Head head : heads.all().values()) {
            requireOwn(head, keys.getFirst());
        }
        return keys;
    }

    private void requireOwn(Head head, WitnessKey key) {
        try {
            if (key.hasCosigned(head)) {
                return;
            }
        } catch (DifferenceException e) {
            // said below
        }
        throw refused("the head of " + head.checkpoint().origin() + " in " + folder
                + " is damaged, or was signed by another key: put a true copy in its place, or begin with another name, key"
                + " and folder");
    }

    private ParameterException refused(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
