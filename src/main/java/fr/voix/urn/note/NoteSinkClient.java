package fr.voix.urn.note;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somewhere else where notes are kept. */
interface NoteSinkClient {

    /** None, where nothing came for a while: what is written now and then is brought up to date. */
    void put(List<String> notes, Instant at) throws IOException;

    /** Urns go on from these sizes, whatever was noted of them before. */
    void beginEpoch(Map<String, Long> sizes, Instant at) throws IOException;

    /** Tells every note that may be the newest of its urn. */
    void readNewest(NoteListener listener) throws IOException;
}
