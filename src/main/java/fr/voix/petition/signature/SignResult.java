package fr.voix.petition.signature;

/** What became of the wish to sign; refusals are values. */
public sealed interface SignResult {

    /**
     * A mail is on its way. It says what there is to say: that the signature is to be confirmed, that it counts already, or
     * that this address has signed twice. The visitor who asked learns none of it.
     *
     * @param request names what was asked for, to the page that comes next
     */
    record Asked(String request) implements SignResult {}

    /** The petition takes no signatures, or not by this way. */
    record NotOpen() implements SignResult {}
}
