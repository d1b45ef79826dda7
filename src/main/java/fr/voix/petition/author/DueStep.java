package fr.voix.petition.author;

/** What a petition is due for, by the clock. */
record DueStep(long petitionId, Kind kind) {

    enum Kind {
        /** A draft whose author never came: it is as if it had not been written. */
        FORGET,
        /** The author's own signature, after the address was confirmed. */
        SIGN,
        /** Enough sponsors. */
        SPONSOR,
        /** Not enough of them in time. */
        LAPSE,
        /** The words of what came to nothing, and its author. */
        ERASE,
        /** The address of an author to whom nothing is left to be written. */
        FORGET_AUTHOR,
        CLOSE
    }
}
