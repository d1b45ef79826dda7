package fr.voix.desk.queue;

import java.util.Arrays;

/** In which order the queue is worked through. */
enum QueueOrder {
    /** Most voted first, then newest. */
    VOTES("votes"),
    NEWEST("recents"),
    /** All of one texte together, in the order in which they were tabled. */
    TEXTE("texte"),
    /** All of one budget mission together; what aims at none comes last. */
    MISSION("mission");

    private final String word;

    QueueOrder(String word) {
        this.word = word;
    }

    /** What an address calls it. */
    String word() {
        return word;
    }

    /** The one of that word; most voted first for any other. */
    static QueueOrder of(String word) {
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word))
                .findFirst()
                .orElse(VOTES);
    }
}
