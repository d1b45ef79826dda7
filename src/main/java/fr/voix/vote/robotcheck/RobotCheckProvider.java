package fr.voix.vote.robotcheck;

import java.util.Optional;

/** One kind of robot check. Providers are offered in their bean order. */
public interface RobotCheckProvider {

    /** The name in the API: {@code altcha} or {@code hcaptcha}. */
    String name();

    /** False while this check is known to fail, so that another one is offered instead. */
    boolean isOffered();

    /** Whether it is offered at this price; a response is accepted at any price. */
    boolean isAskedAt(ChallengePrice price);

    /** The site key that a page needs for this check's widget, if any. */
    Optional<String> siteKey();

    /** Verifies the widget's response, once: the same response does not pass twice. */
    RobotCheckResult check(String response);
}
