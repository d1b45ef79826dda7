package fr.voix.urn.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something that this service binds itself to beside its urns. Those who know it tell the register. */
public interface StatementSource {

    /** The first field of its lines. Sources are asked in the order of these. */
    String kind();

    /**
     * What is to be stated now; called in the transaction that writes it, while nobody else writes.
     *
     * @param stated the last line of each {@link Statement#name}
     * @param tick to the second
     */
    List<Statement> fresh(Map<String, String> stated, Instant tick);
}
