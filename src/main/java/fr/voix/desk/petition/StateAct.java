package fr.voix.desk.petition;

import fr.voix.base.audit.Act;
import fr.voix.petition.petition.EventKind;
import fr.voix.petition.petition.PetitionState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What moderators do to where a petition stands, besides deciding on a new one. */
enum StateAct {
    SUSPEND(PetitionState.SUSPENDED, EventKind.SUSPENDED, Act.PETITION_SUSPEND, PetitionState.OPEN),
    RESUME(PetitionState.OPEN, EventKind.RESUMED, Act.PETITION_RESUME, PetitionState.SUSPENDED),
    RECONSIDER(PetitionState.AWAITING, EventKind.RECONSIDERED, Act.PETITION_RECONSIDER, PetitionState.REFUSED),
    CLOSE(PetitionState.CLOSED, EventKind.CLOSED, Act.PETITION_CLOSE, PetitionState.OPEN, PetitionState.SUSPENDED),
    ARCHIVE(
            PetitionState.ARCHIVED,
            EventKind.ARCHIVED,
            Act.PETITION_ARCHIVE,
            PetitionState.CLOSED,
            PetitionState.ANSWERED);

    private final PetitionState next;
    private final EventKind event;
    private final Act act;
    private final List<PetitionState> from;

    StateAct(PetitionState next, EventKind event, Act act, PetitionState... from) {
        this.next = next;
        this.event = event;
        this.act = act;
        this.from = List.of(from);
    }

    PetitionState next() {
        return next;
    }

    EventKind event() {
        return event;
    }

    Act act() {
        return act;
    }

    /** Whether it means anything there: resuming what waits for moderators would publish it unread. */
    boolean fits(PetitionState state) {
        return from.contains(state);
    }

    /** Its name in forms and in message keys. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<StateAct> ofKey(String key) {
        return Arrays.stream(values()).filter(act -> act.key().equals(key)).findFirst();
    }
}
