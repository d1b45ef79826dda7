package fr.voix.verify;

import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.UncheckableException;
import fr.voix.verify.quorum.WitnessPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Verifies one urn or all of them, several at a time. */
final class VerifyService {

    private static final int AT_A_TIME = 16;

    /** So many in a row that could not be checked: the service is gone, and the rest would only take hours to say so. */
    private static final int HOPELESS = 20;

    private final LogClient client;
    private final NoteKey key;
    private final EarlierCheckpoints earlier;
    private final UrnVerifyService urns;
    private final RegisterVerifyService register;
    private final AccountVerifyService account;

    /** @param policy whose co-signatures the register must have; null for those whom the service names */
    VerifyService(LogClient client, NoteKey key, EarlierCheckpoints earlier, WitnessPolicy policy) {
        this.client = client;
        this.key = key;
        this.earlier = earlier;
        LossReader losses = new LossReader(client, key);
        this.register = new RegisterVerifyService(client, key, earlier, losses, policy);
        this.urns = new UrnVerifyService(client, key, earlier, losses, register);
        this.account = new AccountVerifyService(client, key, earlier, losses);
    }

    /** @param evidence what the voter or verifier keeps of the urn */
    VerifyReport verifyOne(String uid, HeldEvidence evidence, VerifyListener listener) {
        Tally tally = new Tally();
        RegisterVerifyService.Report head = register.verifyHead();
        tally.add(head);
        urns.expect(head);
        UrnReport report = urns.verify(uid, evidence, listener);
        tally.add(report);
        if (report.absence() != null) {
            tally.add(account.verify(List.of(), List.of()));
        }
        return tally.report(1, null).withRemark(report.fate());
    }

    /** Every urn that the service lists, and those that an earlier checkpoint or a line of the register knows. */
    VerifyReport verifyAll(VerifyListener listener) throws UncheckableException {
        UrnListReader lists = new UrnListReader(client);
        TreeSet<String> uids = new TreeSet<>(lists.read(LogKind.SCRUTIN));
        uids.addAll(lists.read(LogKind.PETITION));
        Map<String, Optional<byte[]>> notes = lists.readNotes();
        uids.addAll(notes.keySet());
        int listed = uids.size();
        uids.addAll(known());
        urns.expect(notes);
        RegisterVerifyService.Report registered = register.verify();
        urns.expect(registered);
        uids.addAll(registered.said().uids());
        listener.begin("urns", uids.size());
        ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>(uids);
        Tally tally = new Tally();
        tally.add(registered);
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (int i = 0; i < AT_A_TIME; i++) {
                workers.execute(() -> work(waiting, tally, listener));
            }
        }
        String remark = !waiting.isEmpty()
                ? waiting.size() + " urns were not looked at: " + HOPELESS + " in a row could not be checked"
                : listed == 0 ? "the service lists no urn" : null;
        tally.add(account.verify(tally.verifiedUrns, registered.said().account()));
        return tally.report(uids.size(), remark);
    }

    private void work(ConcurrentLinkedQueue<String> waiting, Tally tally, VerifyListener listener) {
        while (!tally.isHopeless()) {
            String uid = waiting.poll();
            if (uid == null) {
                return;
            }
            tally.add(urns.verify(uid, HeldEvidence.NONE, VerifyListener.QUIET));
            listener.step(1);
        }
    }

    private List<String> known() {
        return Arrays.stream(LogKind.values()).flatMap(this::known).toList();
    }

    private Stream<String> known(LogKind kind) {
        String before = key.name() + "/" + kind.path() + "/";
        return earlier.origins().stream()
                .filter(origin -> origin.startsWith(before) && origin.endsWith("/urne"))
                .map(origin -> origin.substring(before.length(), origin.length() - "/urne".length()))
                .filter(kind::isUid);
    }

    /** Gathers reports from several threads. */
    private final class Tally {

        private final List<UrnReport> wrong = new ArrayList<>();
        private final List<UrnReport> verifiedUrns = new ArrayList<>();
        private final List<Absence> absent = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private final Map<String, List<byte[]>> kept = new LinkedHashMap<>();
        private final AtomicInteger uncheckableInARow = new AtomicInteger();
        private Verdict verdict = Verdict.FINE;
        private long leaves;
        private long ballots;
        private long signatures;
        private long entries;
        private long lines;
        private List<String> cosigners = List.of();

        synchronized void add(UrnReport report) {
            if (report.absence() != null) {
                absent.add(report.absence());
                return;
            }
            leaves += report.leaves();
            if (LogKind.of(report.uid()) == LogKind.PETITION) {
                signatures += report.counted();
            } else {
                ballots += report.counted();
            }
            say(report);
            if (report.verdict() == Verdict.FINE) {
                kept.put(SnapshotReader.origin(key, report.uid()), List.of(report.note()));
                verifiedUrns.add(report);
            }
            uncheckableInARow.set(report.verdict() == Verdict.UNCHECKABLE ? uncheckableInARow.get() + 1 : 0);
        }

        private void say(UrnReport report) {
            verdict = verdict.or(report.verdict());
            report.told().forEach(sentence -> told.add(report.uid() + ": " + sentence));
            if (report.verdict() != Verdict.FINE) {
                wrong.add(report);
            }
        }

        synchronized void add(RegisterVerifyService.Report report) {
            lines = report.lines();
            cosigners = report.cosigners();
            say(UrnReport.of(RegisterVerifyService.NAME, report.findings()));
            if (report.findings().verdict() == Verdict.FINE && report.note() != null) {
                kept.put(RegisterVerifyService.origin(key), List.of(report.note()));
            }
        }

        /** The audit log comes last: it says why urns are absent. */
        synchronized void add(AccountVerifyService.Report report) {
            entries = report.entries();
            say(UrnReport.of(AccountVerifyService.NAME, report.findings()));
            if (report.findings().verdict() == Verdict.FINE && report.note() != null) {
                kept.put(AccountVerifyService.origin(key), List.of(report.note()));
            }
            for (Absence one : absent) {
                // what is hidden may be shown again, and must then begin with what was there
                boolean isOver = one.explain(report.account(), report.findings().verdict());
                if (isOver) {
                    kept.put(SnapshotReader.origin(key, one.uid()), List.of());
                }
                say(UrnReport.of(one.uid(), one.findings()));
            }
        }

        boolean isHopeless() {
            return uncheckableInARow.get() >= HOPELESS;
        }

        synchronized VerifyReport report(long urns, String remark) {
            wrong.sort(Comparator.comparing(UrnReport::uid));
            Verdict whole = remark == null ? verdict : verdict.or(Verdict.UNCHECKABLE);
            return new VerifyReport(
                    urns,
                    leaves,
                    ballots,
                    signatures,
                    entries,
                    lines,
                    cosigners,
                    whole,
                    List.copyOf(wrong),
                    told.stream().sorted().toList(),
                    kept,
                    remark);
        }
    }
}
