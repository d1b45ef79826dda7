package fr.voix.urn.live;

import jakarta.inject.Singleton;

/** How many follow something right now, for tests of those who follow. */
@Singleton
public class TestListeners {

    private final StreamService streams;

    TestListeners(StreamService streams) {
        this.streams = streams;
    }

    public int count() {
        return streams.listeners();
    }
}
