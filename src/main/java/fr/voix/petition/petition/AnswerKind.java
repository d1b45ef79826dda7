package fr.voix.petition.petition;

import java.util.Locale;

/** What can come of a petition. */
public enum AnswerKind {
    /** In writing, by whom it is addressed to. */
    ANSWER(EventKind.ANSWER_PUBLISHED),
    /** In the sitting or in a commission. */
    DEBATE(EventKind.DEBATE_PUBLISHED);

    private final EventKind event;

    AnswerKind(EventKind event) {
        this.event = event;
    }

    EventKind event() {
        return event;
    }

    /** Whether a petition is answered by it; a debate is an event of its own. */
    public boolean isAnswer() {
        return this == ANSWER;
    }

    /** Its name in message keys and in the API. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
