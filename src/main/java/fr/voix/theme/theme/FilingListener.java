package fr.voix.theme.theme;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Is told of decisions on scrutins, in the transaction that carries them out; the merge of two themes is none. */
public interface FilingListener {

    /** @param after the main theme first; empty for a scrutin that is unclassified again */
    void onFiled(Collection<String> scrutinUids, List<Theme> after, Instant at);
}
