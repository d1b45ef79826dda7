package fr.voix.urn.live;

/** What becomes of a request for a stream; refusals are values. */
sealed interface StreamResult {

    /** A place is taken until it is left. */
    record Admitted(Subscription subscription) implements StreamResult {}

    /** One of the uids is not known, or its amendement was erased. */
    record UnknownScrutin() implements StreamResult {}

    /** Everything is closed, and the listener knows how it ended: it need not come back. */
    record NothingToCome() implements StreamResult {}

    /** No place is left, votes need the room, or the service ends. */
    record Full() implements StreamResult {}
}
