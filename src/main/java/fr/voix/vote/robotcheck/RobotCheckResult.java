package fr.voix.vote.robotcheck;

import java.time.Duration;

/** The result of a robot check. */
public sealed interface RobotCheckResult {

    /** Passed, at this price. */
    record Passed(ChallengePrice paid) implements RobotCheckResult {}

    /**
     * Refused; the visitor may try again.
     *
     * @param reason key of a message that says what to do
     */
    record Refused(String reason) implements RobotCheckResult {}

    /** The check does not work now: no visitor can pass it. */
    record Unavailable(Duration retryAfter) implements RobotCheckResult {}
}
