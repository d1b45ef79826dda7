package fr.voix.petition.reading;

import fr.voix.petition.petition.PetitionState;
import java.util.EnumSet;
import java.util.Set;

/** The petitions that one list shows, by where they stand. */
public enum PetitionShelf {
    OPEN("ouvertes", EnumSet.of(PetitionState.OPEN, PetitionState.SUSPENDED)),
    /** Also those that still take signatures, or were archived since. */
    ANSWERED(
            "repondues",
            EnumSet.of(
                    PetitionState.OPEN,
                    PetitionState.SUSPENDED,
                    PetitionState.CLOSED,
                    PetitionState.ANSWERED,
                    PetitionState.ARCHIVED)),
    OVER(
            "closes",
            EnumSet.of(PetitionState.CLOSED, PetitionState.ANSWERED, PetitionState.ARCHIVED, PetitionState.WITHDRAWN)),
    REFUSED("refusees", EnumSet.of(PetitionState.REFUSED)),
    ALL(
            "toutes",
            EnumSet.of(
                    PetitionState.OPEN,
                    PetitionState.SUSPENDED,
                    PetitionState.CLOSED,
                    PetitionState.ANSWERED,
                    PetitionState.ARCHIVED,
                    PetitionState.WITHDRAWN,
                    PetitionState.REFUSED));

    private final String code;
    private final Set<PetitionState> states;

    PetitionShelf(String code, Set<PetitionState> states) {
        this.code = code;
        this.states = Set.copyOf(states);
    }

    /** Its name in addresses. */
    public String code() {
        return code;
    }

    public Set<PetitionState> states() {
        return states;
    }
}
