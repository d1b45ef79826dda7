package fr.voix.base.answer;

import java.util.function.IntConsumer;

/** Counts the requests that no handler of a connection sees. */
public interface RequestCounts {

    /** What is told the status of each answer to such a request; called by event loops. */
    IntConsumer of(String method, String address);
}
