package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.UncheckableException;
import java.util.Optional;

/** Asks how an urn grew. */
final class PastReader {

    /** An hour takes some two hundred bytes. */
    private static final int MOST_BYTES = 32 << 20;

    private final LogClient client;

    PastReader(LogClient client) {
        this.client = client;
    }

    /** {@link PublishedPast#NONE} where none is served: an older service, or no such urn. */
    PublishedPast read(String uid) throws DifferenceException, UncheckableException {
        LogKind kind = LogKind.of(uid);
        String address = "/api/v1/" + kind.path() + "/" + uid;
        boolean isPetition = kind == LogKind.PETITION;
        Optional<JsonObject> petition = isPetition ? get(address, "the petition") : Optional.empty();
        Optional<JsonObject> history = get(address + (isPetition ? "/history" : "/historique"), "the history");
        return history.isEmpty() ? PublishedPast.NONE : PublishedPast.parse(history.get(), petition.orElse(null), kind);
    }

    private Optional<JsonObject> get(String address, String what) throws DifferenceException, UncheckableException {
        Optional<byte[]> json = client.get(address, MOST_BYTES);
        return json.isEmpty() ? Optional.empty() : Optional.of(JsonObject.parse(json.get(), what));
    }
}
