package fr.voix.urn.register;

import fr.voix.base.database.Transactions;
import fr.voix.urn.leaf.Frontier;
import fr.voix.urn.leaf.Leaf;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a database that lost lines of the register those that were signed, as the file has them. */
@Singleton
record RegisterPutBack(
        RegisterRepository register, RegisterTree tree, RegisterFileStore file, Transactions transactions) {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterPutBack.class);

    /** All or none, so that nobody writes anything else behind a part of them; false when what the database has are others. */
    boolean putBack(long signed) {
        long size = register.head().size();
        // a long file takes long, for which nobody waits
        Frontier kept = file.frontier(Math.min(size, signed));
        return transactions.write(() -> {
            RegisterHead head = register.lock().orElse(null);
            if (head == null || head.size() >= signed || head.size() != size) {
                // another instance does, or did
                return true;
            }
            if (!Arrays.equals(kept.root(), head.frontier().root())) {
                return false;
            }
            LOG.warn(
                    "The database has {} lines of the register, {} were signed: the others are put back",
                    head.size(),
                    signed);
            while (head.size() < signed) {
                append(head, file.read(head.size(), signed));
                head = register.head();
            }
            return true;
        });
    }

    /** With what they state, of each urn and each other thing the last. */
    private void append(RegisterHead head, List<Leaf> leaves) {
        tree.append(head.frontier(), leaves, head.tickedAt());
        Map<String, MovedUrn> urns = new LinkedHashMap<>();
        Map<String, Long> indexes = new LinkedHashMap<>();
        Map<String, Statement> statements = new LinkedHashMap<>();
        for (int i = 0; i < leaves.size(); i++) {
            Statement statement = new Statement(leaves.get(i).line());
            if (statement.kind().equals(MovedUrn.KIND)) {
                urns.put(statement.name(), MovedUrn.parse(statement.line()));
                indexes.put(statement.name(), head.size() + i);
            } else {
                statements.put(statement.kind() + " " + statement.name(), statement);
            }
        }
        register.state(
                List.copyOf(urns.values()),
                indexes.values().stream().mapToLong(index -> index).toArray());
        register.state(List.copyOf(statements.values()));
    }
}
