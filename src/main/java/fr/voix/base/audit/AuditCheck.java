package fr.voix.base.audit;

import fr.voix.base.audit.AuditFault.Kind;
import fr.voix.base.database.Transactions;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the account of all acts from its first entry, or from one that was signed, to its end. */
@Singleton
public class AuditCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AuditCheck.class);
    private static final int AT_ONCE = 1_000;
    private static final int MOST_LOGGED = 10;

    private final AuditRepository entries;
    private final AuditStop stop;
    private final Transactions transactions;
    private final BeanProvider<ActComparison> comparisons;
    private volatile boolean isChecked;
    private volatile List<String> unexplained = List.of();
    /** Up to where the round behind the service has come. */
    private AuditHead walked = AuditHead.NONE;

    AuditCheck(
            AuditRepository entries,
            AuditStop stop,
            Transactions transactions,
            BeanProvider<ActComparison> comparisons) {
        this.entries = entries;
        this.stop = stop;
        this.transactions = transactions;
        this.comparisons = comparisons;
    }

    /** Looks at all that was decided; what no act explains, a sentence each. */
    public List<String> compareActs() {
        var found = comparisons.stream()
                .flatMap(comparison -> comparison.differences().stream())
                .sorted()
                .toList();
        found.stream()
                .filter(difference -> !unexplained.contains(difference))
                .limit(MOST_LOGGED)
                .forEach(difference -> LOG.error("No act explains what stands: {}", difference));
        unexplained = found;
        return found;
    }

    /** What the last look at it found; makes no query. */
    List<String> unexplained() {
        return unexplained;
    }

    /** Looks at the whole account; what does not hold is known to all instances from then on. */
    public Optional<AuditFault> check() {
        var fault = transactions.snapshot(() -> faultBehind(AuditHead.NONE, entries.head()));
        fault.ifPresent(what -> tell("does not hold", what));
        isChecked = true;
        return fault;
    }

    /**
     * Looks at the next thousand entries, and begins again behind the last: who reads an account that was altered a moment ago is
     * told so, though all of it is not read every moment.
     */
    void checkNext() {
        if (found().isPresent()) {
            // it is told already, and a release looks at the whole account
            return;
        }
        var rows = entries.following(walked.sequence(), AT_ONCE);
        var fault = faultIn(rows, walked);
        fault.ifPresent(what -> tell("does not hold", what));
        boolean isEnd = rows.size() < AT_ONCE || fault.isPresent();
        walked = isEnd
                ? AuditHead.NONE
                : new AuditHead(rows.getLast().sequence(), rows.getLast().hash());
    }

    /** Whether this instance has looked at the whole account yet. */
    public boolean isChecked() {
        return isChecked;
    }

    /** What any instance has found and no operator has released; makes no query. */
    public Optional<AuditFault> found() {
        return stop.standing();
    }

    /**
     * Where the account ends now, if it goes on from what was signed; empty when it does not, which {@link #found()} says from
     * then on.
     */
    public Optional<AuditHead> followedFrom(AuditHead signed) {
        return transactions.snapshot(() -> {
            var row = entries.head();
            var fault = contradictionOf(signed, row).or(() -> faultBehind(signed, row));
            fault.ifPresent(what -> tell("contradicts what was signed of it", what));
            return fault.isPresent() ? Optional.empty() : Optional.of(row);
        });
    }

    /** Why an end that was signed is no part of the account; reports it to no listener. */
    public Optional<AuditFault> contradiction(AuditHead signed) {
        return transactions.snapshot(() -> contradictionOf(signed, entries.head()));
    }

    /** As {@link #contradiction}, or why the account does not hold from its first entry to its end. */
    public Optional<AuditFault> fault(AuditHead signed) {
        return transactions.snapshot(() -> {
            var row = entries.head();
            return faultBehind(AuditHead.NONE, row).or(() -> contradictionOf(signed, row));
        });
    }

    /** Where it ends, whether or not that holds. */
    public AuditHead head() {
        return entries.head();
    }

    private void tell(String how, AuditFault what) {
        LOG.error("The account of the acts {}: {}", how, what.sentence());
        stop.stop(what);
    }

    private Optional<AuditFault> contradictionOf(AuditHead signed, AuditHead head) {
        if (signed.sequence() == 0) {
            return Optional.empty();
        }
        if (head.sequence() < signed.sequence()) {
            return Optional.of(new AuditFault(Kind.SHORTER, head.sequence(), signed.sequence()));
        }
        boolean isThere = entries.following(signed.sequence() - 1, 1).stream()
                .anyMatch(row -> row.sequence() == signed.sequence() && Arrays.equals(row.hash(), signed.hash()));
        return isThere ? Optional.empty() : Optional.of(AuditFault.of(Kind.REPLACED, signed.sequence()));
    }

    private Optional<AuditFault> faultBehind(AuditHead from, AuditHead head) {
        var last = from;
        for (var rows = entries.following(last.sequence(), AT_ONCE);
                !rows.isEmpty();
                rows = entries.following(last.sequence(), AT_ONCE)) {
            var fault = faultIn(rows, last);
            if (fault.isPresent()) {
                return fault;
            }
            last = new AuditHead(rows.getLast().sequence(), rows.getLast().hash());
        }
        return head.sequence() == last.sequence() && Arrays.equals(head.hash(), last.hash())
                ? Optional.empty()
                : Optional.of(new AuditFault(Kind.ENDS, last.sequence(), head.sequence()));
    }

    private static Optional<AuditFault> faultIn(List<AuditRow> rows, AuditHead from) {
        long sequence = from.sequence();
        var hash = from.hash();
        for (var row : rows) {
            sequence++;
            if (row.sequence() != sequence) {
                return Optional.of(AuditFault.of(Kind.MISSING, sequence));
            }
            if (!row.toDomain().follows(hash)) {
                return Optional.of(AuditFault.of(Kind.ALTERED, sequence));
            }
            hash = row.hash();
        }
        return Optional.empty();
    }
}
