package fr.voix.urn.live;

import fr.voix.base.http.NetworkHash;
import java.util.HashMap;
import java.util.Map;

/** Who listens from where, so that no network takes all the places. */
final class Places {

    private final int most;
    private final int mostOfNetwork;
    private final Map<NetworkHash.Mark, Integer> takenByNetwork = new HashMap<>();
    private int taken;

    Places(int most, int mostOfNetwork) {
        this.most = most;
        this.mostOfNetwork = mostOfNetwork;
    }

    /** False when there is none left. */
    synchronized boolean take(NetworkHash.Mark network) {
        if (taken >= most || takenByNetwork.getOrDefault(network, 0) >= mostOfNetwork) {
            return false;
        }
        taken++;
        takenByNetwork.merge(network, 1, Integer::sum);
        return true;
    }

    synchronized void giveBack(NetworkHash.Mark network) {
        taken--;
        takenByNetwork.computeIfPresent(network, (mark, count) -> count == 1 ? null : count - 1);
    }

    synchronized int taken() {
        return taken;
    }
}
