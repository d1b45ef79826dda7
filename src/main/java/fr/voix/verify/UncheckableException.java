package fr.voix.verify;

/** Nothing can be said, neither good nor bad; the message is the sentence that says why. */
sealed class UncheckableException extends Exception permits WithheldException, NotServedException {

    UncheckableException(String sentence) {
        super(sentence);
    }
}
