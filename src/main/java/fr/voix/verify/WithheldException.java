package fr.voix.verify;

/** The service itself says that an urn contradicts what was published of it: asking again changes nothing. */
final class WithheldException extends UncheckableException {

    WithheldException(String sentence) {
        super(sentence);
    }
}
