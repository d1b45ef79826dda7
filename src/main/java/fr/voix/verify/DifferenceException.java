package fr.voix.verify;

/** What is published contradicts itself; the message is the sentence that says how. */
final class DifferenceException extends Exception {

    DifferenceException(String sentence) {
        super(sentence);
    }
}
