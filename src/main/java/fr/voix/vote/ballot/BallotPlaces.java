package fr.voix.vote.ballot;

import fr.voix.base.http.NetworkHash;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Every order takes its place in the gate once its request is whole, and keeps it until it is carried out, even when the client hangs up meanwhile. */
@Singleton
record BallotPlaces(BallotGate gate, NetworkHash networks, BallotOutcomes outcomes) {

    /** Refused as the queue refuses where its network has no place left. */
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
