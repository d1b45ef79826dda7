package fr.voix.vote.ballot;

import fr.voix.base.http.NetworkHash;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Admits complete requests to {@link BallotGate} until they are carried out, even if the client disconnects. */
@Singleton
record BallotPlaces(BallotGate gate, NetworkHash networks, BallotOutcomes outcomes) {

    /** Busy, as when the queue is full, where the network has its full share under way. */
    BallotResult inside(HttpRequest<?> request, Supplier<BallotResult> order) {
        NetworkHash.Mark network = networks.of(request);
        if (!gate.tryEnter(network)) {
            return outcomes.count(new BallotResult.Busy());
        }
        try {
            return outcomes.count(order.get());
        } finally {
            gate.leave(network);
        }
    }
}
