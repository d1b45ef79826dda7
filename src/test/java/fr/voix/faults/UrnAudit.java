package fr.voix.faults;

import fr.voix.faults.Attempt.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Holds what voters and watchers were told against what the database and every instance say now, and collects each
 * difference as a sentence.
 */
final class UrnAudit {

    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(15);

    private final StageDatabase database;
    private final byte[] pepper;
    private final HttpClient http;
    private final Set<String> findings = new TreeSet<>();

    UrnAudit(StageDatabase database, byte[] pepper, HttpClient http) {
        this.database = database;
        this.pepper = pepper;
        this.http = http;
    }

    /** Nobody votes meanwhile. */
    Set<String> audit(String uid, List<URI> instances, List<RecordedVoter> voters, Set<String> checkpoints)
            throws Exception {
        StoredUrn stored = StoredUrn.read(database, uid);
        LeafCount count = null;
        for (URI instance : instances) {
            LeafCount seen = published(instance, stored, checkpoints);
            if (count != null && seen != null && !seen.leaves().equals(count.leaves())) {
                findings.add(uid + ": two instances show different leaves");
            }
            count = seen == null ? count : seen;
        }
        if (count != null) {
            receipts(uid, voters, count);
            voters(stored, voters, count);
            history(stored, count);
        }
        return findings;
    }

    /** What a stranger sees at one instance, which must be all that is stored. */
    private LeafCount published(URI instance, StoredUrn stored, Set<String> checkpoints) throws Exception {
        String uid = stored.uid();
        String key = http.send(
                        HttpRequest.newBuilder(instance.resolve("/.well-known/voix-urn.vkey"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        PublishedLog log = new PublishedLog(http, instance, uid);
        PublishedLog.Checkpoint newest;
        List<String> leaves;
        String tally;
        try {
            newest = awaitPublished(log, key, stored.size());
            if (newest.size() != stored.size()) {
                findings.add(uid + ": " + newest.size() + " leaves are published, " + stored.size() + " are stored");
                return null;
            }
            leaves = log.leaves(newest.size());
            tally = log.tally();
        } catch (PublishedLog.WrongTileException e) {
            findings.add(uid + ": " + e.getMessage());
            return null;
        }
        LeafCount count = grow(uid, leaves, roots(uid, key, checkpoints, newest));
        String expected =
                count.counted() + "," + count.size() + "," + HexFormat.of().formatHex(count.root());
        if (!tally.equals(expected)) {
            findings.add(uid + ": the tally says " + tally + ", the leaves say " + expected);
        }
        if (!stored.counted().equals(count.counted())) {
            findings.add(uid + ": the urn's row says " + stored.counted() + ", the leaves say " + count.counted());
        }
        return count;
    }

    /** Counts the leaves; the tree must have passed through each of the roots. */
    private LeafCount grow(String uid, List<String> leaves, Map<Long, byte[]> roots) {
        LeafCount count = new LeafCount(uid);
        for (String leaf : leaves) {
            count.read(leaf);
            byte[] root = roots.remove(count.size());
            if (root != null && !Arrays.equals(root, count.root())) {
                findings.add(uid + ": the checkpoint served at " + count.size() + " leaves is no prefix of the log");
            }
        }
        roots.keySet()
                .forEach(size -> findings.add(
                        uid + ": a checkpoint of " + size + " leaves was served, the log has " + count.size()));
        count.faults().forEach(fault -> findings.add(uid + ": " + fault));
        return count;
    }

    private static PublishedLog.Checkpoint awaitPublished(PublishedLog log, String key, long size) throws Exception {
        long deadline = System.nanoTime() + PUBLISHED_WITHIN.toNanos();
        PublishedLog.Checkpoint newest = log.checkpoint(key);
        while (newest.size() < size && System.nanoTime() < deadline) {
            Thread.sleep(200);
            newest = log.checkpoint(key);
        }
        return newest;
    }

    /** By size; each note is verified. */
    private Map<Long, byte[]> roots(String uid, String key, Set<String> notes, PublishedLog.Checkpoint newest)
            throws Exception {
        Map<Long, byte[]> roots = new TreeMap<>(Map.of(newest.size(), newest.root()));
        for (String note : notes) {
            PublishedLog.Checkpoint checkpoint = PublishedLog.Checkpoint.verified(note, key);
            if (!checkpoint.origin().endsWith("/scrutins/" + uid + "/urne")) {
                findings.add(uid + ": a checkpoint of " + checkpoint.origin() + " was served");
            }
            byte[] other = roots.put(checkpoint.size(), checkpoint.root());
            if (other != null && !Arrays.equals(other, checkpoint.root())) {
                findings.add(uid + ": two checkpoints of " + checkpoint.size() + " leaves differ");
            }
        }
        return roots;
    }

    /** The leaf of every receipt ever given is there, once, and says what the voter chose. */
    private void receipts(String uid, List<RecordedVoter> voters, LeafCount count) {
        Map<String, Integer> times = new HashMap<>();
        count.leaves().forEach(leaf -> times.merge(leaf, 1, Integer::sum));
        Set<String> given = new HashSet<>();
        long unknown = 0;
        for (RecordedVoter voter : voters) {
            for (Attempt attempt : voter.attempts()) {
                unknown += attempt.outcome() == Outcome.UNKNOWN && !attempt.isWithdrawal() ? 1 : 0;
                if (attempt.receipt() != null) {
                    given.add(attempt.receipt().leaf());
                    receipt(uid, attempt, times, count);
                }
            }
        }
        long unclaimed = times.keySet().stream()
                .filter(leaf -> leaf.startsWith("b1 ") && !given.contains(leaf))
                .count();
        if (unclaimed > unknown) {
            findings.add(uid + ": " + unclaimed + " ballots that nobody was told of, and " + unknown
                    + " requests without an answer");
        }
    }

    private void receipt(String uid, Attempt attempt, Map<String, Integer> times, LeafCount count) {
        RecordedReceipt receipt = attempt.receipt();
        String ballot = uid + ": the ballot acknowledged at " + receipt.index();
        if (receipt.index() >= count.size() || !count.leaf(receipt.index()).equals(receipt.leaf())) {
            findings.add(ballot + " is not there");
        } else if (times.get(receipt.leaf()) != 1) {
            findings.add(ballot + " is there " + times.get(receipt.leaf()) + " times");
        }
        if (!receipt.isTrueOf(uid, attempt.choice())) {
            findings.add(ballot + " has a receipt that does not commit to its choice");
        }
    }

    /** What stands of each voter is what they were told last, or what they were not told about. */
    private void voters(StoredUrn stored, List<RecordedVoter> voters, LeafCount count) {
        Map<UUID, StoredUrn.Row> rows = new HashMap<>(stored.ballots());
        if (rows.size() != count.standing()) {
            findings.add(stored.uid() + ": " + rows.size() + " ballots have a row, " + count.standing() + " stand");
        }
        for (RecordedVoter voter : voters) {
            StoredUrn.Row row = rows.remove(voter.key(pepper));
            String difference = difference(voter, row, count);
            if (difference != null) {
                findings.add(stored.uid() + ": " + difference);
            }
        }
        if (!rows.isEmpty()) {
            findings.add(stored.uid() + ": " + rows.size() + " ballots of nobody");
        }
    }

    private static String difference(RecordedVoter voter, StoredUrn.Row row, LeafCount count) {
        if (row != null && !count.stands(row.leafIndex())) {
            return "the row of leaf " + row.leafIndex() + " points to no ballot that stands";
        }
        if (row != null && !count.leaf(row.leafIndex()).equals(row.leaf(voter.scrutinUid()))) {
            return "the row of leaf " + row.leafIndex() + " does not open its commitment";
        }
        Attempt last = voter.lastAcknowledged();
        boolean isAsTold = last == null || last.isWithdrawal()
                ? row == null
                : row != null && row.leafIndex() == last.receipt().index();
        if (isAsTold || voter.open().stream().anyMatch(open -> explains(open, row))) {
            return null;
        }
        boolean wasRefused = voter.attempts().stream()
                .anyMatch(attempt -> attempt.outcome() == Outcome.REFUSED && explains(attempt, row));
        return wasRefused
                ? "a request is recorded that was answered with: nothing was recorded"
                : "an acknowledged " + (last == null ? "nothing" : last.isWithdrawal() ? "withdrawal" : "ballot")
                        + " was followed by " + (row == null ? "no ballot" : "another ballot");
    }

    private static boolean explains(Attempt attempt, StoredUrn.Row row) {
        return attempt.isWithdrawal()
                ? row == null
                : row != null
                        && attempt.choice().equals(row.choice())
                        && Arrays.equals(Base64.getUrlDecoder().decode(attempt.nonce()), row.nonce());
    }

    /** Every hour of the history is true of the urn as it was at that size, and the newest of the urn as it is. */
    private void history(StoredUrn stored, LeafCount count) throws SQLException {
        LeafCount again = new LeafCount(stored.uid());
        Map<Long, String> counted = new HashMap<>();
        for (String leaf : count.leaves()) {
            again.read(leaf);
            counted.put(again.size(), again.counted());
        }
        stored.history().forEach((size, said) -> {
            if (!said.equals(counted.get(size))) {
                findings.add(stored.uid() + ": the history says " + said + " at " + size + " leaves, the leaves say "
                        + counted.get(size));
            }
        });
        // the question alone is no change of the tally
        if (count.size() > 1 && !stored.history().containsKey(count.size())) {
            findings.add(stored.uid() + ": the history does not know the urn as it is");
        }
    }
}
