package fr.voix.theme;

import java.time.Instant;
import java.util.List;

/** Is told of a decision on one scrutin, in the transaction that carries it out; the merge of two themes is none. */
public interface FilingListener {

    /** @param after the main theme first; empty for a scrutin that is unclassified again */
    void onFiled(String scrutinUid, List<Theme> after, Instant at);
}
