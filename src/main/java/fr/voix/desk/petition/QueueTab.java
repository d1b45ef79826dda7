package fr.voix.desk.petition;

import fr.voix.petition.petition.PetitionState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What moderators look at together. */
enum QueueTab {
    ATTENTE("attente", EnumSet.of(PetitionState.AWAITING)),
    OUVERTES("ouvertes", EnumSet.of(PetitionState.OPEN)),
    SUSPENDUES("suspendues", EnumSet.of(PetitionState.SUSPENDED)),
    REFUSEES("refusees", EnumSet.of(PetitionState.REFUSED)),
    CLOSES("closes", EnumSet.of(PetitionState.CLOSED, PetitionState.ANSWERED, PetitionState.ARCHIVED)),
    /** In whatever state. */
    MASQUEES("masquees", EnumSet.complementOf(EnumSet.of(PetitionState.DRAFT))),
    /** In whatever state, but for drafts, which are their author's alone. */
    TOUTES("toutes", EnumSet.complementOf(EnumSet.of(PetitionState.DRAFT)));

    private final String code;
    private final Set<PetitionState> states;

    QueueTab(String code, Set<PetitionState> states) {
        this.code = code;
        this.states = states;
    }

    /** What an address calls it. */
    String code() {
        return code;
    }

    String[] states() {
        return states.stream().map(PetitionState::name).toArray(String[]::new);
    }

    boolean isHiddenOnly() {
        return this == MASQUEES;
    }

    /** That of an address; what waits for one that is none. */
    static QueueTab ofCode(String code) {
        return Arrays.stream(values())
                .filter(tab -> tab.code.equals(code))
                .findFirst()
                .orElse(ATTENTE);
    }
}
