package fr.voix.verify;

/** Nothing can be said, neither good nor bad; the message is the sentence that says why. */
final class UncheckableException extends Exception {

    UncheckableException(String sentence) {
        super(sentence);
    }
}
