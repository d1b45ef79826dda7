package fr.voix.verify.log;

/** What is published contradicts itself; the message is the sentence that says how. */
public final class DifferenceException extends Exception {

    public DifferenceException(String sentence) {
        super(sentence);
    }
}
