package fr.voix.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogHash;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.SignedNote;
import fr.voix.verify.log.UncheckableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Follows the audit log as it is published, and holds its head and what was kept of it against the chain. */
record AccountVerifyService(LogClient client, NoteKey key, EarlierCheckpoints earlier, LossReader losses) {

    static final String NAME = "journal";

    private static final String ADDRESS = "/api/v1/journal";
    private static final int MOST_BYTES = 32 << 20;
    private static final byte[] CHAIN = "voix-audit-chain-v1\n".getBytes(US_ASCII);

    static String origin(NoteKey key) {
        return key.name() + "/" + NAME;
    }

    /**
     * What came of it.
     *
     * @param note its signed head, or null
     */
    record Report(long entries, byte[] note, Findings findings, PublishedAccount account) {}

    /**
     * Follows it to its end.
     *
     * @param urns what was verified before, so that the audit log knows all that their leaves speak of
     * @param registered what the register says of it
     */
    Report verify(List<UrnReport> urns, List<LogCheckpoint> registered) {
        Run run = new Run();
        try {
            for (LogCheckpoint said : registered) {
                run.keep(said);
            }
            run.carryOut();
            if (run.sequence > 0) {
                for (UrnReport urn : urns) {
                    run.account.compare(urn, run.findings);
                    if (LogKind.of(urn.uid()) == LogKind.SCRUTIN) {
                        compareShown(urn, run);
                    }
                }
            }
        } catch (DifferenceException e) {
            run.findings.difference(e.getMessage());
        } catch (UncheckableException e) {
            run.findings.uncheckable(e.getMessage());
        }
        return new Report(run.sequence, run.note, run.findings, run.account);
    }

    /** What is shown was decided on before the audit log was followed, or since: then somebody has to ask again. */
    private void compareShown(UrnReport urn, Run run) throws DifferenceException, UncheckableException {
        Optional<byte[]> json = client.get("/api/v1/" + LogKind.SCRUTIN.path() + "/" + urn.uid(), MOST_BYTES);
        if (json.isEmpty()) {
            return;
        }
        List<String> differences =
                run.account.compareShown(urn, JsonObject.parse(json.get(), "the scrutin " + urn.uid()));
        Optional<JsonObject> newer = differences.isEmpty() ? Optional.empty() : page(run.sequence);
        boolean isMoved = newer.isPresent() && !newer.get().objects("entries").isEmpty();
        for (String difference : differences) {
            if (isMoved) {
                run.findings.uncheckable(
                        urn.uid() + " " + difference + "; the audit log has grown meanwhile: ask again");
            } else {
                run.findings.difference(urn.uid() + " " + difference);
            }
        }
    }

    /** The audit log on its way. */
    private final class Run {

        private final Findings findings = new Findings();
        private final PublishedAccount account = new PublishedAccount();
        private final TreeMap<Long, List<LogCheckpoint>> kept = new TreeMap<>();
        private long sequence;
        private byte[] hash = new byte[LogHash.LENGTH];
        private byte[] note;

        void carryOut() throws DifferenceException, UncheckableException {
            for (byte[] one : earlier.of(origin(key))) {
                keep(head(one));
            }
            Optional<JsonObject> page = page(0);
            if (page.isEmpty() && !kept.isEmpty()) {
                throw new DifferenceException("the audit log is not served any more, though its head was kept");
            }
            while (page.isPresent()) {
                for (JsonObject entry : page.get().objects("entries")) {
                    follow(entry);
                }
                if (!page.get().has("next")) {
                    compareHead(page.get());
                    break;
                }
                if (page.get().number("next") != sequence) {
                    throw new DifferenceException("the audit log does not go on where it says");
                }
                page = page(sequence);
            }
        }

        /** What is now must go on from it. */
        void keep(LogCheckpoint known) throws DifferenceException, UncheckableException {
            Optional<Loss> loss = losses.of(known);
            loss.ifPresent(said -> findings.tell(said.sentence(known)));
            LogCheckpoint from =
                    loss.flatMap(said -> said.of(known)).map(Loss.Urn::from).orElse(known);
            kept.computeIfAbsent(from.size(), size -> new ArrayList<>()).add(from);
        }

        private void follow(JsonObject page) throws DifferenceException {
            AccountEntry entry = AccountEntry.of(page);
            sequence++;
            hash = LogHash.plain(joined(joined(CHAIN, hash), entry.contentHash()));
            if (entry.sequence() != sequence || !Arrays.equals(hash, entry.hash())) {
                throw new DifferenceException("entry " + sequence + " does not follow the one before it");
            }
            if (entry.said() != null) {
                if (entry.isNamed() && !entry.isAsHashed()) {
                    findings.difference("entry " + sequence + " says what it did not say when its hash was made");
                }
                account.add(entry);
            }
            for (LogCheckpoint known : kept.getOrDefault(sequence, List.of())) {
                if (!Arrays.equals(known.root(), hash)) {
                    findings.difference(
                            "the audit log was rewritten: entry " + sequence + " is not the one whose hash was signed");
                }
            }
        }

        private void compareHead(JsonObject page) throws DifferenceException {
            JsonObject head = page.object("head");
            if (head.number("sequence") != sequence
                    || sequence > 0 && !Arrays.equals(hash, AccountEntry.hash(head, "hash"))) {
                findings.difference("the audit log ends at entry " + sequence + ", its head says otherwise");
            }
            if (!kept.isEmpty() && kept.lastKey() > sequence) {
                findings.difference(
                        "the audit log was cut: it had " + kept.lastKey() + " entries, and now has " + sequence);
            }
            if (page.has("contradiction")) {
                findings.difference("the service says of itself: "
                        + page.object("contradiction").text("en"));
            } else if (head.has("note")) {
                byte[] signed = head.text("note").getBytes(UTF_8);
                LogCheckpoint said = head(signed);
                if (said.size() != sequence || !Arrays.equals(said.root(), hash)) {
                    findings.difference("the signed head of the audit log is not that of its last entry");
                }
                note = signed;
            } else if (!kept.isEmpty()) {
                findings.uncheckable("the head of the audit log is not signed any more");
            }
        }

        private LogCheckpoint head(byte[] signed) throws DifferenceException {
            SignedNote parsed = SignedNote.parse(signed);
            parsed.requireSignedBy(key);
            LogCheckpoint head = LogCheckpoint.parse(parsed.text());
            if (!head.origin().equals(origin(key))) {
                throw new DifferenceException("the head of the audit log is that of " + head.origin());
            }
            return head;
        }
    }

    private Optional<JsonObject> page(long after) throws DifferenceException, UncheckableException {
        Optional<byte[]> json = client.get(ADDRESS + "?after=" + after, MOST_BYTES);
        return json.isEmpty() ? Optional.empty() : Optional.of(JsonObject.parse(json.get(), "the audit log"));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
