package fr.voix.urn.cosign;

import fr.voix.base.answer.PublicVersion;
import fr.voix.base.database.Transactions;
import fr.voix.urn.cosign.CosignatureRepository.WitnessRow;
import fr.voix.urn.cosign.WitnessInquiry.Outcome;
import fr.voix.verify.quorum.SignatureLine;
import fr.voix.verify.quorum.WitnessPolicy;
import fr.voix.verify.quorum.WitnessPolicyReader;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each checkpoint of a log co-signed by all witnesses of the policy, behind everything else. One instance asks at a time;
 * all know what was answered. What a witness says against the log is told loudly, and stops nothing: a word that nobody can
 * check would let any one of them stop the count. What it co-signed it shows, and that can be checked.
 */
@Singleton
@Requires(beans = CosignedLog.class)
public class CosignService {

    private static final Logger LOG = LoggerFactory.getLogger(CosignService.class);

    /** Longer than two questions to each witness take. */
    private static final Duration TURN = Duration.ofSeconds(10);

    /** After which one that did not answer is asked for the same head again. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final CosignedLog log;
    private final CosignatureRepository cosignatures;
    private final Transactions transactions;
    private final WitnessInquiry inquiry;
    private final PublicVersion publicVersion;
    private final Clock clock;
    private final UUID instance = UUID.randomUUID();
    private final String policyText;

    @Nullable
    private final WitnessPolicy policy;

    private final List<AskedWitness> witnesses;
    private volatile Attestation attestation = Attestation.NOT_ASKED;
    private volatile Map<String, WitnessRow> answers = Map.of();

    CosignService(
            WitnessConfig config,
            CosignedLog log,
            CosignatureRepository cosignatures,
            Transactions transactions,
            WitnessInquiry inquiry,
            PublicVersion publicVersion,
            Clock clock) {
        this.log = log;
        this.cosignatures = cosignatures;
        this.transactions = transactions;
        this.inquiry = inquiry;
        this.publicVersion = publicVersion;
        this.clock = clock;
        try {
            this.policyText = config.isPresent() ? Files.readString(config.policyFile()) : "";
            this.policy = config.isPresent() ? WitnessPolicyReader.read(config.policyFile()) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("VOIX_WITNESS_POLICY_FILE cannot be read: " + e.getMessage(), e);
        }
        this.witnesses = policy == null ? List.of() : AskedWitness.of(policy);
    }

    /** The policy as its file says it, for whoever checks by it; empty without one. */
    public String policy() {
        return policyText;
    }

    /** Whether enough co-signed, as of a second ago. */
    public Attestation attestation() {
        return attestation;
    }

    /** A checkpoint with the lines that are known under it by now, whether or not they are enough. */
    public String cosigned(LogHead head) {
        return witnesses.isEmpty()
                ? head.note()
                : head.note()
                        + cosignatures.findLines(head).values().stream()
                                .map(line -> line + "\n")
                                .collect(Collectors.joining());
    }

    /** Asks those whose co-signature of the newest checkpoint is lacking, if it is the turn of this instance. */
    public synchronized void run() {
        Optional<LogHead> newest = witnesses.isEmpty() ? Optional.empty() : log.newest();
        if (newest.isEmpty()) {
            return;
        }
        LogHead head = newest.get();
        if (!due(head).isEmpty() && cosignatures.takeTurn(head.origin(), instance, TURN)) {
            // who had it before may have asked
            ask(head, due(head));
        }
        look(head);
    }

    private List<AskedWitness> due(LogHead head) {
        Map<String, WitnessRow> rows = rows(head.origin());
        Map<String, String> lines = cosignatures.findLines(head);
        Instant before = clock.instant().minus(AGAIN);
        return witnesses.stream()
                .filter(witness -> witness.lacks(lines))
                .filter(witness -> {
                    WitnessRow row = rows.get(witness.url());
                    return row == null
                            || row.askedSize() != head.size()
                            || row.askedAt().isBefore(before);
                })
                .toList();
    }

    private Map<String, WitnessRow> rows(String origin) {
        Map<String, WitnessRow> rows = new HashMap<>();
        cosignatures.findWitnesses(origin).forEach(row -> rows.put(row.url(), row));
        return rows;
    }

    private void ask(LogHead head, List<AskedWitness> due) {
        transactions.write(() -> cosignatures.insert(head, clock.instant()));
        Map<String, WitnessRow> rows = rows(head.origin());
        List<Future<Outcome>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(witness ->
                    asked.add(threads.submit(() -> inquiry.attempt(head, witness, rows.get(witness.url())))));
        }
        List<Outcome> outcomes = asked.stream().map(CosignService::result).toList();
        outcomes.forEach(outcome -> tell(outcome, rows.get(outcome.witness().url())));
        transactions.write(() -> keep(head, outcomes));
    }

    private static Outcome result(Future<Outcome> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Once, when it changes. */
    private static void tell(Outcome outcome, @Nullable WitnessRow before) {
        WitnessRow row = outcome.row();
        String name = outcome.witness().name();
        if (row.contradiction() != null) {
            if (before == null || before.contradiction() == null) {
                LOG.error(
                        "The witness {} at {} contradicts this log: {}. {}",
                        name,
                        row.url(),
                        row.contradiction(),
                        outcome.evidence() == null
                                ? "It shows nothing that a key of this log signed and that is not in it"
                                : "What it shows was signed by a key of this log, and is kept in contradicting_head");
            }
        } else if (row.failure() != null) {
            if (before == null || before.failingSince() == null) {
                LOG.warn("The witness {} co-signs nothing: {}", name, row.failure());
            }
        } else if (before != null && before.failingSince() != null) {
            LOG.info("The witness {} co-signs again", name);
        }
    }

    private void keep(LogHead head, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            cosignatures.save(head.origin(), outcome.row());
            cosignatures.insertLines(head, outcome.lines());
            if (outcome.evidence() != null) {
                cosignatures.keepContradicting(outcome.evidence(), clock.instant());
            }
        }
        List<SignatureLine> lines = cosignatures.findLines(head).values().stream()
                .map(SignatureLine::parse)
                .toList();
        if (policy.isMetBy(policy.cosigners(head.text(), lines))) {
            cosignatures.attest(head, clock.instant());
        }
        cosignatures.prune(head, attestedSize(head.origin()));
    }

    private long attestedSize(String origin) {
        return cosignatures.findAttested(origin).map(LogHead::size).orElse(-1L);
    }

    private void look(LogHead newest) {
        Instant waitingSince = cosignatures
                .findWaitingSince(newest.origin(), attestedSize(newest.origin()))
                .orElse(null);
        Attestation now = policy.isAsking()
                ? Attestation.of(cosignatures.findAttested(newest.origin()).orElse(null), waitingSince, clock.instant())
                : Attestation.NOT_ASKED;
        boolean isNews =
                now.isOverdue() != attestation.isOverdue() || (now.head() == null) != (attestation.head() == null);
        attestation = now;
        if (isNews) {
            // pages that were made before say otherwise
            publicVersion.bump();
        }
        answers = rows(newest.origin());
    }

    /** Whether a witness says that another past was signed. */
    boolean isContradicted() {
        return answers.values().stream().anyMatch(row -> row.contradiction() != null);
    }

    /** Who is away since when and why, and who says that another past was signed. */
    Map<String, String> troubles() {
        Map<String, String> troubles = new TreeMap<>();
        for (AskedWitness witness : witnesses) {
            WitnessRow row = answers.get(witness.url());
            if (row != null && row.failingSince() != null) {
                troubles.put(
                        "witness " + witness.name(),
                        row.contradiction() == null
                                ? "co-signs nothing since " + row.failingSince() + ": " + row.failure()
                                : "says that another past was signed: " + row.contradiction());
            }
        }
        if (attestation.state() == Attestation.State.OVERDUE) {
            troubles.put("witnesses", "too few co-sign since " + attestation.waitingSince());
        }
        return troubles;
    }
}
