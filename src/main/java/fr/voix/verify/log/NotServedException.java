package fr.voix.verify.log;

/** Nothing is served of an urn; whether that is right depends on who knows of it, and on the audit log. */
public final class NotServedException extends UncheckableException {

    public NotServedException() {
        super("there is no such urn");
    }
}
