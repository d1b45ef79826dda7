package fr.voix.vote.ballot;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.plain.SettledWrites;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Every order keeps its place in the gate until it is carried out, even when the client hangs up meanwhile: the place that
 * {@link PlainBallotCasting} gave it, or a place of its own where a request passed without (in chunks, padded, behind another or
 * the last on its connection, a withdrawal). By then the request is whole.
 */
@Singleton
record BallotPlaces(BallotGate gate, NetworkHash networks, BallotOutcomes outcomes, SettledWrites settled) {

    /** Refused as the queue refuses where its network has no place left. */
    BallotResult inside(HttpRequest<?> request, Supplier<BallotResult> order) {
        return settled.result(request, BallotResult.class).orElseGet(() -> carryOut(request, order));
    }

    private BallotResult carryOut(HttpRequest<?> request, Supplier<BallotResult> order) {
        NetworkHash.Mark network = networks.of(request);
        if (!settled.takeOver(request) && !gate.tryEnter(network)) {
            return outcomes.count(new BallotResult.Busy());
        }
        try {
            return outcomes.count(order.get());
        } finally {
            gate.leave(network);
        }
    }
}
