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

/** Verifies the hash chain of the audit log, from its first or from a signed entry to its end. */
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
    /** Up to where the repeated check in the background has come. */
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

    /** Compares all decisions with the log; returns one sentence for each that no act explains. */
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

    /** The result of the last {@link #compareActs}; makes no query. */
    List<String> unexplained() {
        return unexplained;
    }

    /** Verifies the whole log; a fault is known to all instances from then on. */
    public Optional<AuditFault> check() {
        var fault = transactions.snapshot(() -> faultBehind(AuditHead.NONE, entries.head()));
        fault.ifPresent(what -> tell("does not hold", what));
        isChecked = true;
        return fault;
    }

    /**
     * Verifies the next thousand entries, and begins again after the last: so an alteration is found soon, without reading the
     * whole log each time.
     */
    void checkNext() {
        if (found().isPresent()) {
            // reported already, and a release verifies the whole log
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

    /** Whether this instance has verified the whole log once. */
    public boolean isChecked() {
        return isChecked;
    }

    /** The fault that any instance has found and no operator has released; makes no query. */
    public Optional<AuditFault> found() {
        return stop.standing();
    }

    /**
     * The end of the log, if the log continues the signed end; empty when it does not, and {@link #found()} says so from then on.
     */
    public Optional<AuditHead> followedFrom(AuditHead signed) {
        return transactions.snapshot(() -> {
            var row = entries.head();
            var fault = contradictionOf(signed, row).or(() -> faultBehind(signed, row));
            fault.ifPresent(what -> tell("contradicts what was signed of it", what));
            return fault.isPresent() ? Optional.empty() : Optional.of(row);
        });
    }

    /** Why a signed end is not part of the log; does not report it. */
    public Optional<AuditFault> contradiction(AuditHead signed) {
        return transactions.snapshot(() -> contradictionOf(signed, entries.head()));
    }

    /** As {@link #contradiction}, or why the chain from the first entry to the end is broken. */
    public Optional<AuditFault> fault(AuditHead signed) {
        return transactions.snapshot(() -> {
            var row = entries.head();
            return faultBehind(AuditHead.NONE, row).or(() -> contradictionOf(signed, row));
        });
    }

    /** The end of the log, unverified. */
    public AuditHead head() {
        return entries.head();
    }

    private void tell(String how, AuditFault what) {
        LOG.error("The audit log {}: {}", how, what.sentence());
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
