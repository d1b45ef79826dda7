package fr.voix.urn.cosign;

import fr.voix.urn.cosign.CosignatureRepository.WitnessRow;
import fr.voix.urn.cosign.WitnessClient.Answer;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Asks one witness for its co-signature of one head, and finds what its answer says of this log. */
@Singleton
@Requires(beans = CosignedLog.class)
record WitnessInquiry(CosignedLog log, WitnessClient client, Clock clock) {

    /**
     * What came of it.
     *
     * @param evidence a head that a key of this log signed, that the witness shows and that is no beginning of it; else null
     */
    record Outcome(
            AskedWitness witness,
            WitnessRow row,
            Map<String, String> lines,
            @Nullable LogHead evidence) {}

    /**
     * What it said in the end.
     *
     * @param known size of the head that it knows now
     */
    private record Said(
            long known, @Nullable String failure, @Nullable String contradiction, Map<String, String> lines) {

        static Said contradicting(long known, String how) {
            return new Said(known, null, how, Map.of());
        }

        static Said failing(long known, String why) {
            return new Said(known, why, null, Map.of());
        }
    }

    /** What goes wrong with one holds up none of the others. */
    Outcome attempt(LogHead head, AskedWitness witness, @Nullable WitnessRow before) {
        Said said;
        LogHead evidence = null;
        try {
            said = ask(head, witness, before);
            if (said.contradiction() != null) {
                evidence = client.newest(witness.url(), head.origin())
                        .flatMap(log::take)
                        .orElse(null);
            }
        } catch (RuntimeException e) {
            said = Said.failing(before == null ? 0 : before.knownSize(), "it could not be asked: " + e.getMessage());
        }
        Instant now = clock.instant();
        boolean isWell = said.failure() == null && said.contradiction() == null;
        Instant since = before == null || before.failingSince() == null ? now : before.failingSince();
        WitnessRow row = new WitnessRow(
                witness.url(),
                head.size(),
                now,
                said.known(),
                isWell ? null : since,
                said.failure(),
                said.contradiction());
        return new Outcome(witness, row, said.lines(), evidence);
    }

    private Said ask(LogHead head, AskedWitness witness, @Nullable WitnessRow before) {
        long old = before == null ? 0 : Math.min(before.knownSize(), head.size());
        Answer answer = client.ask(witness.url(), old, proof(old, head), head);
        if (answer instanceof Answer.Known known && known.size() <= head.size()) {
            old = known.size();
            answer = client.ask(witness.url(), old, proof(old, head), head);
        }
        return switch (answer) {
            case Answer.Signed signed -> signed(head, witness, signed, old);
            case Answer.Known known -> larger(head, known.size(), old, before == null ? 0 : before.knownSize());
            case Answer.Contradicted contradicted ->
                Said.contradicting(old, "it co-signed another past of the first " + old + " entries");
            case Answer.None none -> Said.failing(old, none.why());
        };
    }

    private Said signed(LogHead head, AskedWitness witness, Answer.Signed signed, long old) {
        try {
            Map<String, String> lines = witness.checked(signed.lines(), head.text(), clock.instant());
            return new Said(head.size(), null, null, lines);
        } catch (IllegalArgumentException e) {
            return Said.failing(old, e.getMessage());
        }
    }

    /** It knows more than it was asked to sign: another instance may have asked since; what nobody signed here is a fork. */
    private Said larger(LogHead head, long known, long old, long stated) {
        if (known <= head.size()) {
            return Said.failing(old, "it names one size and then another");
        }
        long newest = Math.max(log.newest().map(LogHead::size).orElse(0L), stated);
        return newest >= known
                ? new Said(known, null, null, Map.of())
                : Said.contradicting(old, "it co-signed a head of " + known + " entries, and " + newest + " are here");
    }

    private List<byte[]> proof(long old, LogHead head) {
        return old == 0 || old == head.size() ? List.of() : log.consistency(old, head.size());
    }
}
