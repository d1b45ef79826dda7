package fr.voix.verify.log;

/** The service itself says that an urn contradicts what was published of it: asking again changes nothing. */
public final class WithheldException extends UncheckableException {

    WithheldException(String sentence) {
        super(sentence);
    }
}
