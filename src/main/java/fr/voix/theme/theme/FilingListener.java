package fr.voix.theme.theme;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Is told of decisions on scrutins once they have stood for {@link #UNTOLD_FOR}; not of those taken back before, and not of the
 * merge of two themes, which is no decision.
 */
public interface FilingListener {

    /** As long as a decision can be taken back before mail or feeds tell of it. */
    Duration UNTOLD_FOR = Duration.ofSeconds(10);

    /**
     * In the transaction that notes that it was told.
     *
     * @param after the main theme first; empty for a scrutin that is unclassified again
     * @param at when it was decided
     */
    void onFiled(Collection<String> scrutinUids, List<Theme> after, Instant at);
}
