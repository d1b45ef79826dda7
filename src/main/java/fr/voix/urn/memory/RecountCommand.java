package fr.voix.urn.memory;

import fr.voix.base.audit.AuditCheck;
import fr.voix.base.audit.AuditFault;
import fr.voix.base.audit.AuditHead;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.KeptNote;
import fr.voix.urn.note.NewestNoteListener;
import fr.voix.urn.note.NoteMemory;
import fr.voix.urn.tally.RecountReport;
import fr.voix.urn.tally.UrnRecount;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Recounts urns, compares them with the signed notes, checks the audit log, and compares the decisions of moderators with it. Prints a
 * sentence for each difference and exits with 1 if there is any. It stops no urn.
 */
@Singleton
@Command(
        name = "recount",
        mixinStandardHelpOptions = true,
        description = "Recompute every tally from its urn, hold it against what was published, check the audit log,"
                + " and hold themes, summaries, closings and hiding against it; exit 1 if one differs.")
public final class RecountCommand implements Callable<Integer> {

    private final Provider<UrnRecount> service;
    private final Provider<NoteMemory> memory;
    private final Provider<ContradictionReader> contradictions;
    private final Provider<AuditCheck> audit;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description =
                    "Hold it against what had been published by then: for a database that was put back to that instant.")
    private Instant until;

    @Parameters(paramLabel = "UID", arity = "0..*", description = "Only these scrutins, and petitions by their number.")
    private List<String> uids = List.of();

    RecountCommand(
            Provider<UrnRecount> service,
            Provider<NoteMemory> memory,
            Provider<ContradictionReader> contradictions,
            Provider<AuditCheck> audit) {
        this.service = service;
        this.memory = memory;
        this.contradictions = contradictions;
        this.audit = audit;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        // read before the urns, which only grow
        NewestNoteListener notes = notes();
        Published published = Published.of(notes);
        Set<String> wanted = new LinkedHashSet<>(uids.isEmpty() ? service.get().uids() : uids);
        if (uids.isEmpty()) {
            wanted.addAll(published.urns());
        }
        Sums sums = recount(wanted, published);
        if (uids.isEmpty()) {
            Map<String, String> shown = service.get().shownOtherwise(published.urns());
            shown.forEach((uid, how) -> out.println(uid + ": " + how));
            List<String> unexplained = audit.get().compareActs();
            unexplained.forEach(out::println);
            sums.wrong += shown.size() + unexplained.size();
        }
        notes.refused().forEach(uid -> out.println(uid + ": a note of it carries no signature by a key that is known"));
        sums.wrong += notes.refused().size();
        Optional<AuditFault> altered = altered(published.of(CheckpointNote.ACCOUNT));
        altered.map(AuditFault::sentence).ifPresent(out::println);
        out.println("recount urns=" + wanted.size() + " published=" + sums.published + " leaves=" + sums.leaves
                + " ballots=" + sums.ballots + " wrong=" + sums.wrong);
        out.flush();
        return sums.wrong == 0 && altered.isEmpty() ? 0 : 1;
    }

    /** Their times are cut to seconds: one of the very second may be later than the instant. */
    private NewestNoteListener notes() {
        return until == null ? memory.get().load() : memory.get().load(until.truncatedTo(ChronoUnit.SECONDS));
    }

    private static final class Sums {
        private int published;
        private long leaves;
        private long ballots;
        private int wrong;
    }

    private Sums recount(Set<String> wanted, Published published) {
        Sums sums = new Sums();
        try (ProgressBar progress = System.console() == null ? null : progress(wanted.size())) {
            for (String uid : wanted) {
                List<CheckpointNote> notes = published.of(uid);
                Optional<RecountReport> report = service.get().recount(uid);
                List<String> faults = faults(report, notes);
                faults.forEach(fault -> spec.commandLine().getOut().println(uid + ": " + fault));
                sums.published += notes.isEmpty() ? 0 : 1;
                sums.leaves += report.map(RecountReport::leaves).orElse(0L);
                sums.ballots += report.map(RecountReport::ballots).orElse(0L);
                sums.wrong += faults.isEmpty() ? 0 : 1;
                if (progress != null) {
                    progress.step();
                }
            }
        }
        return sums;
    }

    /**
     * The published checkpoints.
     *
     * @param newest by uid
     * @param others those that contradict another of the same size
     */
    private record Published(Map<String, KeptNote> newest, List<KeptNote> others) {

        static Published of(NewestNoteListener notes) {
            Map<String, KeptNote> newest = new LinkedHashMap<>();
            notes.notes().forEach(note -> newest.put(note.uid(), note));
            return new Published(
                    newest, notes.forks().stream().flatMap(List::stream).toList());
        }

        Collection<String> urns() {
            return newest.values().stream()
                    .map(KeptNote::checkpoint)
                    .filter(CheckpointNote::isOfUrn)
                    .map(CheckpointNote::uid)
                    .toList();
        }

        /** All notes of an urn: when two of them contradict each other, one differs from what is there. */
        List<CheckpointNote> of(String uid) {
            List<KeptNote> all = new ArrayList<>(
                    others.stream().filter(note -> note.uid().equals(uid)).toList());
            if (newest.containsKey(uid)) {
                all.addFirst(newest.get(uid));
            }
            return all.stream().map(KeptNote::checkpoint).toList();
        }
    }

    private List<String> faults(Optional<RecountReport> report, List<CheckpointNote> published) {
        List<String> faults =
                new ArrayList<>(report.map(RecountReport::faults).orElse(List.of("there is no such urn")));
        published.stream()
                .flatMap(note -> contradictions.get().find(note).stream())
                .map(Contradiction::how)
                .findFirst()
                .ifPresent(faults::add);
        return faults;
    }

    private Optional<AuditFault> altered(List<CheckpointNote> signed) {
        Stream<AuditHead> heads = signed.stream().map(note -> new AuditHead(note.size(), note.root()));
        return Stream.concat(Stream.of(AuditHead.NONE), heads)
                .flatMap(head -> audit.get().fault(head).stream())
                .findFirst();
    }

    private static ProgressBar progress(int urns) {
        return new ProgressBarBuilder()
                .setTaskName("recount")
                .setInitialMax(urns)
                .build();
    }
}
