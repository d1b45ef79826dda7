package fr.voix.vote.robotcheck.hcaptcha;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/**
 * What siteverify answers.
 *
 * @param success true or false; the text "true" is neither
 * @param challengeTs when the challenge was solved, ISO 8601
 * @param hostname of the page on which it was solved
 */
@Serdeable
record SiteverifyAnswer(
        @Nullable Object success,
        @Nullable @JsonProperty("challenge_ts") String challengeTs,
        @Nullable String hostname,
        @Nullable @JsonProperty("error-codes") List<String> errorCodes) {

    /** A token lives two minutes at hCaptcha; the rest is for slow people and clocks. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /** The visitor's to repair, by a new check. Every other code is the operator's. */
    private static final Set<String> VOTER_ERRORS = Set.of(
            "missing-input-response",
            "invalid-input-response",
            "expired-input-response",
            "already-seen-response",
            // the public token for tests: anybody can send it, and none of our keys is hCaptcha's for tests
            "not-using-dummy-secret",
            "not-using-dummy-passcode",
            "invalid-or-already-seen-response");

    /** Who has to act. */
    enum Verdict {
        PASSED,
        VOTER_ERROR,
        OPERATOR_ERROR,
        /** Not an answer of siteverify. */
        OUTAGE
    }

    Verdict verdict(String allowedHostname, Instant now) {
        if (!(success instanceof Boolean isSolved)) {
            return Verdict.OUTAGE;
        }
        if (!isSolved) {
            return VOTER_ERRORS.containsAll(errorCodesOrNone()) ? Verdict.VOTER_ERROR : Verdict.OPERATOR_ERROR;
        }
        boolean isOurs = allowedHostname.equalsIgnoreCase(hostname);
        return isOurs && isFresh(now) ? Verdict.PASSED : Verdict.VOTER_ERROR;
    }

    List<String> errorCodesOrNone() {
        return errorCodes == null ? List.of() : errorCodes;
    }

    private boolean isFresh(Instant now) {
        if (challengeTs == null) {
            return false;
        }
        try {
            Instant solvedAt = OffsetDateTime.parse(challengeTs).toInstant();
            return solvedAt.isAfter(now.minus(FRESH)) && solvedAt.isBefore(now.plus(CLOCK_SKEW));
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
