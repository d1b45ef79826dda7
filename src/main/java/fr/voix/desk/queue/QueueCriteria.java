package fr.voix.desk.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Which part of the queue is looked at, and in which order.
 *
 * @param words to be found in the amendement, its titles or its author; null for any
 * @param texte official uid, or null
 * @param mission libelle of a budget mission, or null
 * @param groupe official uid, or null
 */
record QueueCriteria(QueueOrder order, String words, String texte, String mission, String groupe) {

    /** All but the order, in this order. */
    List<String> filter() {
        return Arrays.asList(words, texte, mission, groupe);
    }

    boolean isFiltered() {
        return filter().stream().anyMatch(Objects::nonNull);
    }
}
