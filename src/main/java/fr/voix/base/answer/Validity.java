package fr.voix.base.answer;

import java.time.Duration;

/** How long an answer may be kept. Asked on the event loop for every hit, so it must not wait for anything. */
public interface Validity {

    /** Whether nothing of what the answer shows has changed since. */
    boolean isCurrent();

    /** Whether it may still be shown while a new one is made: it is out of date by a moment, and nothing on it is hidden. */
    boolean isShownMeanwhile();

    /** The age at which it is made anew although nothing is known to have changed. */
    Duration mostAge();
}
