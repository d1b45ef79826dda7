package fr.voix.audit;

import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the account of all acts from its first entry to its end. */
@Singleton
public class AuditCheckService {

    private static final Logger LOG = LoggerFactory.getLogger(AuditCheckService.class);
    private static final int AT_ONCE = 1_000;

    private final AuditRepository entries;
    private volatile String found;

    AuditCheckService(AuditRepository entries) {
        this.entries = entries;
    }

    /** Looks at the whole account and remembers what does not hold, for {@link #found()}. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Optional<String> check() {
        var fault = fault();
        fault.ifPresent(what -> LOG.error("The account of the acts does not hold: {}", what));
        found = fault.orElse(null);
        return fault;
    }

    /** What the last check of this instance found, in a sentence. */
    public Optional<String> found() {
        return Optional.ofNullable(found);
    }

    private Optional<String> fault() {
        long sequence = 0;
        var hash = AuditEntry.FIRST_HASH;
        for (var rows = entries.following(0, AT_ONCE); !rows.isEmpty(); rows = entries.following(sequence, AT_ONCE)) {
            for (var row : rows) {
                sequence++;
                if (row.sequence() != sequence) {
                    return Optional.of("audit entry " + sequence + " is missing");
                }
                if (!row.toDomain().follows(hash)) {
                    return Optional.of("audit entry " + sequence + " was altered");
                }
                hash = row.hash();
            }
        }
        var head = entries.head();
        return head.sequence() == sequence && Arrays.equals(head.hash(), hash)
                ? Optional.empty()
                : Optional.of("the account ends at entry " + sequence + ", and should end at " + head.sequence());
    }
}
