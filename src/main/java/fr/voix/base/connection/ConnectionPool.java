package fr.voix.base.connection;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Counted connections, of which one is closed when there are too many. Guarded by {@link ConnectionGate}. */
final class ConnectionPool {

    /** Connections searched for an idle one: enough when nearly all are idle; a search of all would be slow in an attack. */
    private static final int SAMPLE = 32;

    private final List<OpenConnection> connections = new ArrayList<>();
    private final Map<OpenConnection, Integer> places = new HashMap<>();

    void add(OpenConnection connection) {
        places.put(connection, connections.size());
        connections.add(connection);
    }

    boolean remove(OpenConnection connection) {
        Integer place = places.remove(connection);
        if (place == null) {
            return false;
        }
        OpenConnection last = connections.removeLast();
        if (last != connection) {
            connections.set(place, last);
            places.put(last, place);
        }
        return true;
    }

    int size() {
        return connections.size();
    }

    /** The one that has waited longest in a sample; null when all of the sample have a request under way. */
    @Nullable
    OpenConnection onePatient() {
        int from = ThreadLocalRandom.current().nextInt(connections.size());
        OpenConnection patient = null;
        for (int i = 0; i < Math.min(SAMPLE, connections.size()); i++) {
            // the list is not ordered by age, so neighbours in it are a fair sample
            OpenConnection one = connections.get((from + i) % connections.size());
            if (one.hasWaitedLongerThan(patient)) {
                patient = one;
            }
        }
        return patient;
    }
}
