package fr.voix.verify.witness;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/** The address where logs send what they want to have co-signed. */
final class WitnessHandler extends CosignerHandler {

    private final WitnessService service;
    private final CosignerCommand.Cosigner cosigner;

    WitnessHandler(WitnessService service, CosignerCommand.Cosigner cosigner) {
        super(
                cosigner,
                "Witness",
                "This witness signs the checkpoint of a log only if the log still begins with everything that it signed"
                        + " before. It does not read what the log holds.");
        this.service = service;
        this.cosigner = cosigner;
    }

    @Override
    Optional<Reply> own(HttpExchange exchange, String path) throws IOException {
        if (!path.equals("/add-checkpoint")) {
            return Optional.empty();
        }
        return Optional.of(
                exchange.getRequestMethod().equals("POST")
                        ? Reply.of(add(exchange.getRequestBody().readNBytes(AddCheckpoint.MOST_BYTES + 1)))
                        : refused(exchange, "POST"));
    }

    private WitnessService.Answer add(byte[] body) {
        if (body.length > AddCheckpoint.MOST_BYTES) {
            return WitnessService.Answer.of(413, "no checkpoint is that long");
        }
        try {
            return service.add(body);
        } catch (IOException e) {
            cosigner.warnings().accept("nothing is signed: " + e.getMessage());
            return WitnessService.Answer.of(503, "the witness cannot write what it would sign");
        }
    }
}
