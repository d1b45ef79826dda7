package fr.voix.verify.log;

/** Nothing can be said, neither good nor bad; the message is the sentence that says why. */
public sealed class UncheckableException extends Exception permits WithheldException, NotServedException {

    public UncheckableException(String sentence) {
        super(sentence);
    }
}
