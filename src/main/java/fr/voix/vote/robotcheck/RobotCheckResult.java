package fr.voix.vote.robotcheck;

import java.time.Duration;

/** What a robot check found. */
public sealed interface RobotCheckResult {

    /** A person, as far as this check can tell, who paid that much for it. */
    record Passed(ChallengePrice paid) implements RobotCheckResult {}

    /**
     * Not proven; the visitor can try afresh.
     *
     * @param reason key of a message that says what to do
     */
    record Refused(String reason) implements RobotCheckResult {}

    /** The check itself cannot be made now: no visitor gets in by it. */
    record Unavailable(Duration retryAfter) implements RobotCheckResult {}
}
