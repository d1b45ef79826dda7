package fr.voix.desk.queue;

/**
 * Which part of the queue is looked at, and in which order.
 *
 * @param words to be found in the amendement, its titles or its author; null for any
 * @param texte official uid, or null
 * @param mission libelle of a budget mission, or null
 * @param groupe official uid, or null
 */
record QueueCriteria(QueueOrder order, String words, String texte, String mission, String groupe) {

    static final QueueCriteria ALL = new QueueCriteria(QueueOrder.VOTES, null, null, null, null);

    boolean isFiltered() {
        return words != null || texte != null || mission != null || groupe != null;
    }
}
