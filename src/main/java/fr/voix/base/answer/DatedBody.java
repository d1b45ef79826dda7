package fr.voix.base.answer;

/**
 * What the API says as of an instant that it names. Read again with nothing else changed, it is the same answer: a client that
 * has it is told so, and the earlier instant stays as true as it was.
 */
public interface DatedBody {

    /** This body without its instant. */
    Object undated();
}
