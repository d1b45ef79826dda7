package fr.voix.base.answer;

import java.time.Duration;

/** How long an answer may be kept. Called on the event loop for every hit, so it must not block. */
public interface Validity {

    /** Whether nothing that the answer shows has changed. */
    boolean isCurrent();

    /** Whether it may be shown while a new one is made: it is out of date by seconds, and nothing on it is hidden. */
    boolean isShownMeanwhile();

    /** The age at which it is made anew although nothing is known to have changed. */
    Duration mostAge();
}
