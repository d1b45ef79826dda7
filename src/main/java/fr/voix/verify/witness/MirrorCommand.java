package fr.voix.verify.witness;

import com.sun.net.httpserver.HttpHandler;
import java.time.Duration;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds a copy of logs and serves it (C2SP {@code tlog-mirror}, by pulling) until the process ends. */
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        description = "Copy logs, co-sign as far as they are held, and serve them. Needs no database.",
        footer = {
            "",
            "In --logs the address where a log is read stands behind its key. What is held of it is served at",
            "http://HOST:PORT/HASH/, HASH being the hex SHA-256 of its origin."
        })
public final class MirrorCommand extends CosignerCommand {

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How often each log is asked what is new (default: ${DEFAULT-VALUE}).")
    private int every;

    @Override
    WitnessKeyReader.Purpose purpose() {
        return WitnessKeyReader.Purpose.MIRROR;
    }

    @Override
    HttpHandler handler(Cosigner cosigner) {
        MirrorService service = new MirrorService(cosigner.keys(), cosigner.heads(), InstantSource.system());
        new MirrorJob(
                        service,
                        cosigner.logs(),
                        cosigner.folder(),
                        Duration.ofSeconds(Math.max(1, every)),
                        cosigner.warnings())
                .start();
        return new MirrorHandler(cosigner);
    }
}
