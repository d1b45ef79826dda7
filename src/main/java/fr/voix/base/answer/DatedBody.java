package fr.voix.base.answer;

/**
 * A body that names the instant for which it is true. Its ETag leaves the instant out: when nothing else has changed, a client
 * that has the body gets a 304.
 */
public interface DatedBody {

    /** This body without its instant. */
    Object undated();
}
