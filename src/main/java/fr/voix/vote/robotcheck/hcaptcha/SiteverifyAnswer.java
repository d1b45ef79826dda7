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
 * The answer of siteverify.
 *
 * @param success true or false; the text "true" counts as neither
 * @param challengeTs when the challenge was solved, ISO 8601
 * @param hostname of the page on which it was solved
 */
@Serdeable
record SiteverifyAnswer(
        @Nullable Object success,
        @Nullable @JsonProperty("challenge_ts") String challengeTs,
        @Nullable String hostname,
        @Nullable @JsonProperty("error-codes") List<String> errorCodes) {

    /** A token is valid for two minutes at hCaptcha; the rest allows for slow people and clocks. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /**
     * Who causes each of hCaptcha's error codes. Only the token comes from the visitor; secret, site key and the missing address
     * are the same for everybody.
     */
    private static final Map<String, Verdict> CODES = Map.ofEntries(
            Map.entry("missing-input-secret", Verdict.OPERATOR_ERROR),
            Map.entry("invalid-input-secret", Verdict.OPERATOR_ERROR),
            // the account requires the visitor's address, which we never send
            Map.entry("missing-remoteip", Verdict.OPERATOR_ERROR),
            Map.entry("invalid-remoteip", Verdict.OPERATOR_ERROR),
            Map.entry("missing-input-response", Verdict.VISITOR_ERROR),
            Map.entry("invalid-input-response", Verdict.VISITOR_ERROR),
            Map.entry("expired-input-response", Verdict.VISITOR_ERROR),
            Map.entry("already-seen-response", Verdict.VISITOR_ERROR),
            Map.entry("invalid-or-already-seen-response", Verdict.VISITOR_ERROR),
            // the public test token: anybody can send it, and we use no test keys
            Map.entry("not-using-dummy-secret", Verdict.VISITOR_ERROR),
            Map.entry("not-using-dummy-passcode", Verdict.VISITOR_ERROR),
            // a token of another site, or keys of two accounts
            Map.entry("sitekey-secret-mismatch", Verdict.VISITOR_OR_OPERATOR),
            Map.entry("invalid-sitekey", Verdict.VISITOR_OR_OPERATOR),
            // a token read as something else, or a request that hCaptcha no longer accepts
            Map.entry("bad-request", Verdict.VISITOR_OR_OPERATOR),
            Map.entry("internal-error", Verdict.OUTAGE));

    /** Who has to act, in rising order of weight. */
    enum Verdict {
        PASSED,
        VISITOR_ERROR,
        /** A visitor can cause it, so hCaptcha stays offered to others; also for unknown codes. */
        VISITOR_OR_OPERATOR,
        OPERATOR_ERROR,
        /** A fault of hCaptcha, or not an answer of siteverify. */
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
