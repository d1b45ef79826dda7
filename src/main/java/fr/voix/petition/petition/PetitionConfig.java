package fr.voix.petition.petition;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Period;

/**
 * The rules of petitions that a deployment may set ({@code voix.petitions.…}).
 *
 * @param sponsors how many beside the author before moderators read it
 * @param openFor how long a published one takes signatures
 * @param answerAt signatures for an answer
 * @param publicationAt signatures to be handed to the commission
 * @param debateAt signatures for a debate
 * @param debateDepartements in at least so many départements
 */
@ConfigurationProperties("voix.petitions")
public record PetitionConfig(
        @Bindable(defaultValue = "5") @Min(1) @Max(100) int sponsors,
        @Bindable(defaultValue = "P6M") Period openFor,
        @Bindable(defaultValue = "10000") @Min(1) long answerAt,
        @Bindable(defaultValue = "100000") @Min(1) long publicationAt,
        @Bindable(defaultValue = "500000") @Min(1) long debateAt,
        @Bindable(defaultValue = "30") @Min(1) @Max(101) int debateDepartements) {

    /** Whoever is asked for something by mail looks into it within a week. */
    private static final Duration WEEK = Duration.ofDays(7);

    /** After that a petition without enough sponsors lapses. */
    public Duration sponsorsWithin() {
        return WEEK;
    }

    /** After that an author's or a signatory's unconfirmed address is erased. */
    public Duration confirmWithin() {
        return WEEK;
    }

    public long signaturesFor(ThresholdKind kind) {
        return switch (kind) {
            case ANSWER -> answerAt;
            case PUBLICATION -> publicationAt;
            case DEBATE -> debateAt;
        };
    }

    /** In how many départements these signatures must be; 0 where that does not matter. */
    public int departementsFor(ThresholdKind kind) {
        return kind == ThresholdKind.DEBATE ? debateDepartements : 0;
    }
}
