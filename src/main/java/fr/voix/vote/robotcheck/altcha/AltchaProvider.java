package fr.voix.vote.robotcheck.altcha;

import fr.voix.base.load.Entrance;
import fr.voix.vote.robotcheck.ChallengePrice;
import fr.voix.vote.robotcheck.RobotCheckProvider;
import fr.voix.vote.robotcheck.RobotCheckResult;
import io.micronaut.core.annotation.Order;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** The check by proof of work in the visitor's browser: no third party, always offered. */
@Singleton
@Order(AltchaProvider.LAST)
record AltchaProvider(
        AltchaChallenges altcha,
        JsonMapper json,
        @Named("robot-check") Entrance entrance) implements RobotCheckProvider {

    static final int LAST = 100;

    /** An honest proof has about 560 characters. */
    private static final int MAX_LENGTH = 2_048;

    private static final String AGAIN = "vote.problem.again";

    @Override
    public String name() {
        return "altcha";
    }

    @Override
    public boolean isOffered() {
        return true;
    }

    @Override
    public boolean isAskedAt(ChallengePrice price) {
        return true;
    }

    @Override
    public Optional<String> siteKey() {
        return Optional.empty();
    }

    @Override
    public RobotCheckResult check(String response) {
        Optional<AltchaProof> proof = parse(response);
        if (proof.isEmpty()) {
            return new RobotCheckResult.Refused(AGAIN);
        }
        return entrance.pass(() -> altcha.spend(proof.get()))
                .<RobotCheckResult>map(fault -> new RobotCheckResult.Refused(words(fault)))
                .orElseGet(() -> new RobotCheckResult.Passed(proof.get().price()));
    }

    private static String words(Altcha.Fault fault) {
        return switch (fault) {
            case EXPIRED -> "vote.problem.expired";
            case REPLAYED -> "vote.problem.replayed";
            case MALFORMED, FOREIGN, OUT_OF_BOUNDS, WRONG_KEY -> AGAIN;
        };
    }

    /** Empty for what the widget cannot have sent. */
    private Optional<AltchaProof> parse(String response) {
        if (response.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(response);
            if (!Base64.getEncoder().encodeToString(bytes).equals(response)) {
                return Optional.empty();
            }
            return Optional.ofNullable(json.readValue(bytes, AltchaProof.class));
        } catch (IllegalArgumentException | IOException notAProof) {
            return Optional.empty();
        }
    }
}
