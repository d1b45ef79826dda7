package fr.voix.urn.cosign;

import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether enough others co-signed what was signed here.
 *
 * @param head the newest that enough did; null while there is none
 * @param waitingSince when the first one was signed of which that is not so; null when the newest is attested
 */
public record Attestation(
        State state, @Nullable LogHead head, @Nullable Instant waitingSince) {

    /** Beyond it pages say so. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** What there is to say. */
    public enum State {
        /** No policy asks for co-signatures. */
        NOT_ASKED,
        /** The newest is. */
        ATTESTED,
        /** The newest is not, since a few minutes at most. */
        AWAITED,
        /** « Pas encore attesté » : for more than ten minutes nothing new was. */
        OVERDUE
    }

    static final Attestation NOT_ASKED = new Attestation(State.NOT_ASKED, null, null);

    static Attestation of(@Nullable LogHead head, @Nullable Instant waitingSince, Instant now) {
        if (waitingSince == null) {
            return new Attestation(head == null ? State.AWAITED : State.ATTESTED, head, null);
        }
        boolean isOverdue = waitingSince.plus(LONGEST).isBefore(now);
        return new Attestation(isOverdue ? State.OVERDUE : State.AWAITED, head, waitingSince);
    }

    /** Whether that is to be said: for more than ten minutes too few co-signed. */
    public boolean isOverdue() {
        return state == State.OVERDUE;
    }

    /** What pages say of it; empty where nobody is asked. */
    public Optional<String> sentence(Messages messages) {
        return switch (state) {
            case NOT_ASKED -> Optional.empty();
            case ATTESTED -> Optional.of(messages.t("attestation.attested"));
            case AWAITED -> Optional.of(messages.t("attestation.awaited"));
            case OVERDUE -> Optional.of(messages.t("attestation.overdue", messages.moment(waitingSince)));
        };
    }
}
