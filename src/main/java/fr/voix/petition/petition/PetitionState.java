package fr.voix.petition.petition;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a petition stands between an idea and an answer. */
public enum PetitionState {
    /** Written; the author's address is not confirmed. */
    DRAFT,
    /** Looks for its first signatories, by a link that the author shares. */
    SPONSORING,
    /** Enough sponsors: moderators read it. */
    AWAITING,
    /** Published, takes signatures. */
    OPEN,
    /** Published, and takes none for the moment. */
    SUSPENDED,
    CLOSED,
    ANSWERED,
    ARCHIVED,
    /** Published with the reason, or hidden when that is one which hides. */
    REFUSED,
    /** It did not go on in time. */
    LAPSED,
    /** Taken back by its author. */
    WITHDRAWN;

    private static final Map<PetitionState, Set<PetitionState>> NEXT = new EnumMap<>(PetitionState.class);

    static {
        NEXT.put(DRAFT, EnumSet.of(SPONSORING, LAPSED, WITHDRAWN));
        NEXT.put(SPONSORING, EnumSet.of(AWAITING, LAPSED, WITHDRAWN));
        NEXT.put(AWAITING, EnumSet.of(OPEN, REFUSED, WITHDRAWN));
        NEXT.put(OPEN, EnumSet.of(SUSPENDED, CLOSED, WITHDRAWN));
        NEXT.put(SUSPENDED, EnumSet.of(OPEN, CLOSED, WITHDRAWN));
        NEXT.put(CLOSED, EnumSet.of(ANSWERED, ARCHIVED));
        NEXT.put(ANSWERED, EnumSet.of(ARCHIVED));
        NEXT.put(ARCHIVED, EnumSet.of(ANSWERED));
        // a second reading may find otherwise
        NEXT.put(REFUSED, EnumSet.of(AWAITING));
        NEXT.put(LAPSED, EnumSet.noneOf(PetitionState.class));
        NEXT.put(WITHDRAWN, EnumSet.noneOf(PetitionState.class));
    }

    public boolean canBecome(PetitionState next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether its urn takes signatures. */
    public boolean takesSignatures() {
        return this == SPONSORING || this == AWAITING || this == OPEN;
    }

    /** Whether its urn takes signatures from every visitor, not by the author's link alone. */
    public boolean isOpenToAll() {
        return this == OPEN;
    }

    /** Whether every visitor may sign it, now or again. */
    public boolean isSignable() {
        return this == OPEN || this == SUSPENDED;
    }

    /** Whether the signatures are final but for withdrawals. */
    public boolean isOver() {
        return this == CLOSED || this == ANSWERED || this == ARCHIVED || this == WITHDRAWN;
    }

    /** Whether nothing is awaited from its author any more. */
    public boolean isSettled() {
        return isOver() || this == REFUSED || this == LAPSED;
    }

    /** Its name in addresses and in message keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
