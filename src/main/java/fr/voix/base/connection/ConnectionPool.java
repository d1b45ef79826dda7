package fr.voix.base.connection;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Connections of which one must go when there are too many. Guarded by {@link ConnectionGate}. */
final class ConnectionPool {

    /** Where nearly all do nothing, one of these does nothing; looking at all would cost as much as an attack has sockets. */
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

    /** One that has waited longest among some; null when all of those have a request underway. */
    @Nullable
    OpenConnection onePatient() {
        int from = ThreadLocalRandom.current().nextInt(connections.size());
        OpenConnection patient = null;
        for (int i = 0; i < Math.min(SAMPLE, connections.size()); i++) {
            // places are given away in disorder: neighbours in the list are no neighbours in time
            OpenConnection one = connections.get((from + i) % connections.size());
            if (one.hasWaitedLongerThan(patient)) {
                patient = one;
            }
        }
        return patient;
    }
}
