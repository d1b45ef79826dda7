package fr.voix.vote.robotcheck.hcaptcha;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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

    /**
     * Who brings each of hCaptcha's codes about. Of what we send, the token alone comes from the visitor; secret, site key and
     * the want of an address are the same for everybody.
     */
    private static final Map<String, Verdict> CODES = Map.ofEntries(
            Map.entry("missing-input-secret", Verdict.OPERATOR_ERROR),
            Map.entry("invalid-input-secret", Verdict.OPERATOR_ERROR),
            // the account wants the visitor's address, which we never send
            Map.entry("missing-remoteip", Verdict.OPERATOR_ERROR),
            Map.entry("invalid-remoteip", Verdict.OPERATOR_ERROR),
            Map.entry("missing-input-response", Verdict.VISITOR_ERROR),
            Map.entry("invalid-input-response", Verdict.VISITOR_ERROR),
            Map.entry("expired-input-response", Verdict.VISITOR_ERROR),
            Map.entry("already-seen-response", Verdict.VISITOR_ERROR),
            Map.entry("invalid-or-already-seen-response", Verdict.VISITOR_ERROR),
            // the public token for tests: anybody can send it, and none of our keys is hCaptcha's for tests
            Map.entry("not-using-dummy-secret", Verdict.VISITOR_ERROR),
            Map.entry("not-using-dummy-passcode", Verdict.VISITOR_ERROR),
            // a token of another site; or keys that are not of one account
            Map.entry("sitekey-secret-mismatch", Verdict.VISITOR_OR_OPERATOR),
            Map.entry("invalid-sitekey", Verdict.VISITOR_OR_OPERATOR),
            // a token that is read as something else; or a request that hCaptcha takes no more
            Map.entry("bad-request", Verdict.VISITOR_OR_OPERATOR),
            Map.entry("internal-error", Verdict.OUTAGE));

    /** Who has to act; the graver comes later. */
    enum Verdict {
        PASSED,
        VISITOR_ERROR,
        /** A visitor can bring it about, so it takes hCaptcha from nobody else; codes that we do not know are such. */
        VISITOR_OR_OPERATOR,
        OPERATOR_ERROR,
        /** hCaptcha's own fault, or not an answer of siteverify. */
        OUTAGE
    }

    Verdict verdict(String allowedHostname, Instant now) {
        if (!(success instanceof Boolean isSolved)) {
            return Verdict.OUTAGE;
        }
        if (!isSolved) {
            return errorCodesOrNone().stream()
                    .map(code -> CODES.getOrDefault(code, Verdict.VISITOR_OR_OPERATOR))
                    .max(Comparator.naturalOrder())
                    .orElse(Verdict.VISITOR_ERROR);
        }
        boolean isOurs = allowedHostname.equalsIgnoreCase(hostname);
        return isOurs && isFresh(now) ? Verdict.PASSED : Verdict.VISITOR_ERROR;
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
