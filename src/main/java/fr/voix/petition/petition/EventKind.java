package fr.voix.petition.petition;

import java.util.Locale;

/** What can happen to a petition. */
public enum EventKind {
    WRITTEN(false),
    CONFIRMED(false),
    /** Enough sponsors. */
    SPONSORED(false),
    PUBLISHED(true),
    REFUSED(true),
    /** A refusal is read again. */
    RECONSIDERED(true),
    SUSPENDED(true),
    RESUMED(true),
    CLOSED(true),
    ANSWERED(true),
    ARCHIVED(true),
    WITHDRAWN(true),
    /** Its author sends those who come to a refused one to the one that exists. */
    HANDED_OVER(true),
    LAPSED(false),
    /** A wording was changed with the author's agreement. */
    CORRECTED(true),
    HIDDEN(false),
    SHOWN(true),
    AUTHOR_HIDDEN(false),
    AUTHOR_SHOWN(false),
    /** A number of signatures was reached; its code says which. */
    THRESHOLD(true),
    ANSWER_PUBLISHED(true),
    ANSWER_WITHDRAWN(true),
    DEBATE_PUBLISHED(true);

    private final boolean isPublic;

    EventKind(boolean isPublic) {
        this.isPublic = isPublic;
    }

    /** Whether its page shows it. */
    public boolean isPublic() {
        return isPublic;
    }

    /** Its name in message keys and in the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
