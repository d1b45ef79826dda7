package fr.voix.verify;

/** Nothing is served of an urn; whether that is right depends on who knows of it, and on the account of acts. */
final class NotServedException extends UncheckableException {

    NotServedException() {
        super("there is no such urn");
    }
}
