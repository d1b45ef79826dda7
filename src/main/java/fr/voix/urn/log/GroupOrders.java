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
     * Carries out a batch in one transaction; the answers, in the order of the orders. Of one author it holds one order at most.
     * What it throws undoes the whole batch.
     */
    List<R> write(List<O> orders);

    /** Whose order it is, by equality: the orders of one author are carried out one after the other. */
    Object authorOf(O order);

    /** Whether carrying out the second one after the first, of the same author, would change nothing: they share an answer. */
    boolean isSame(O first, O second);

    /** Orders for which this differs are carried out in different transactions. */
    Object commitOf(O order);

    /** There is no room for one more; nothing was recorded. */
    R busy();

    /** The database does not answer; nothing was recorded. */
    R away();

    /** The commit's answer did not come; it may have been recorded or not. */
    R outcomeUnknown();
}
