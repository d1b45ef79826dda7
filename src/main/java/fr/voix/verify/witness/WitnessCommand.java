package fr.voix.verify.witness;

import com.sun.net.httpserver.HttpHandler;
import java.time.InstantSource;
import picocli.CommandLine.Command;

/** Serves a witness (C2SP {@code tlog-witness}) until the process ends. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description = "Co-sign the checkpoints of logs that only ever grow. Needs no database.",
        footer = {
            "",
            "Logs send to http://HOST:PORT/add-checkpoint; anybody reads the newest head",
            "at /HASH/checkpoint, HASH being the hex SHA-256 of a log's origin."
        })
public final class WitnessCommand extends CosignerCommand {

    @Override
    WitnessKeyReader.Purpose purpose() {
        return WitnessKeyReader.Purpose.WITNESS;
    }

    @Override
    HttpHandler handler(Cosigner cosigner) {
        WitnessService service =
                new WitnessService(cosigner.keys(), cosigner.logs(), cosigner.heads(), InstantSource.system());
        return new WitnessHandler(service, cosigner);
    }
}
