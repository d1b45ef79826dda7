package fr.voix.urn.log;

import java.util.List;

/**
 * What a {@link GroupWriter} carries out.
 *
 * @param <O> an order
 * @param <R> what became of one; refusals are values
 */
public interface GroupOrders<O, R> {

    /**
     * Carries out a batch in one transaction and returns the answers in the same order. A batch has at most one order of each
     * author. An exception rolls the whole batch back.
     */
    List<R> write(List<O> orders);

    /** The author of an order, compared by equals: orders of one author are carried out one after the other. */
    Object authorOf(O order);

    /** Whether two orders of one author ask the same, so that they share an answer. */
    boolean isSame(O first, O second);

    /** Orders with different values are carried out in different transactions. */
    Object commitOf(O order);

    /** The answer when the queue is full; nothing was recorded. */
    R busy();

    /** The answer when the database does not respond; nothing was recorded. */
    R away();

    /** The answer when the result of the commit is not known: the order may be recorded or not. */
    R outcomeUnknown();
}
