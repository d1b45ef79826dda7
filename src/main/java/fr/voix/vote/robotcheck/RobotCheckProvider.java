package fr.voix.vote.robotcheck;

import java.util.Optional;

/** One way of telling people from robots. Providers are offered in their bean order. */
public interface RobotCheckProvider {

    /** As in the API: {@code altcha} or {@code hcaptcha}. */
    String name();

    /** False while this check is known to fail, so that another one is offered instead. */
    boolean isOffered();

    /** Whether it is asked for at this price; what is not may still be handed in. */
    boolean isAskedAt(ChallengePrice price);

    /** What a page must know to show this check's widget, if anything. */
    Optional<String> siteKey();

    /** Judges what the widget sent, once: the same response does not pass twice. */
    RobotCheckResult check(String response);
}
