package fr.voix.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fr.voix.faults.Attempt.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Holds what voters were told against the published leaves and the stored rows, and collects each difference as a sentence. That
 * leaves, tallies, rows and signatures agree is said by {@code verify} and {@code recount}.
 */
final class UrnAudit {

    private static final int TILE = 256;

    private final HttpClient http;
    private final byte[] pepper;
    private final Set<String> findings = new TreeSet<>();

    UrnAudit(HttpClient http, byte[] pepper) {
        this.http = http;
        this.pepper = pepper;
    }

    /** Nobody votes meanwhile. */
    Set<String> audit(URI instance, StoredUrn stored, List<RecordedVoter> voters) throws Exception {
        voters(stored, voters);
        try {
            receipts(stored.uid(), voters, leaves(instance, stored));
        } catch (IOException notServed) {
            findings.add(notServed.getMessage());
        }
        return findings;
    }

    private List<String> leaves(URI instance, StoredUrn stored) throws IOException, InterruptedException {
        List<String> leaves = new ArrayList<>();
        for (long tile = 0; tile * TILE < stored.size(); tile++) {
            long width = Math.min(TILE, stored.size() - tile * TILE);
            URI bundle = instance.resolve("/scrutins/" + stored.uid() + "/urne/tile/entries/" + "%03d".formatted(tile)
                    + (width < TILE ? ".p/" + width : ""));
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(bundle).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(bundle + " answers " + answer.statusCode());
            }
            for (ByteBuffer rest = ByteBuffer.wrap(answer.body()); rest.hasRemaining(); ) {
                byte[] line = new byte[Short.toUnsignedInt(rest.getShort())];
                rest.get(line);
                leaves.add(new String(line, US_ASCII));
            }
        }
        return leaves;
    }

    /** The leaf of every receipt ever given is there, once, and says what the voter chose. */
    private void receipts(String uid, List<RecordedVoter> voters, List<String> leaves) {
        Map<String, Integer> times = new HashMap<>();
        leaves.forEach(leaf -> times.merge(leaf, 1, Integer::sum));
        Set<String> given = new HashSet<>();
        long unknown = 0;
        for (RecordedVoter voter : voters) {
            for (Attempt attempt : voter.attempts()) {
                unknown += attempt.outcome() == Outcome.UNKNOWN && !attempt.isWithdrawal() ? 1 : 0;
                if (attempt.receipt() != null) {
                    given.add(attempt.receipt().leaf());
                    receipt(uid, attempt, times, leaves);
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

    private void receipt(String uid, Attempt attempt, Map<String, Integer> times, List<String> leaves) {
        RecordedReceipt receipt = attempt.receipt();
        String ballot = uid + ": the ballot acknowledged at " + receipt.index();
        if (receipt.index() >= leaves.size()
                || !leaves.get((int) receipt.index()).equals(receipt.leaf())) {
            findings.add(ballot + " is not there");
        } else if (times.get(receipt.leaf()) != 1) {
            findings.add(ballot + " is there " + times.get(receipt.leaf()) + " times");
        }
        if (!receipt.isTrueOf(uid, attempt.choice())) {
            findings.add(ballot + " has a receipt that does not commit to its choice");
        }
    }

    /** What stands of each voter is what they were told last, or what they were not told about. */
    private void voters(StoredUrn stored, List<RecordedVoter> voters) {
        Map<UUID, StoredUrn.Row> rows = new HashMap<>(stored.ballots());
        for (RecordedVoter voter : voters) {
            String difference = difference(voter, rows.remove(voter.key(pepper)));
            if (difference != null) {
                findings.add(stored.uid() + ": " + difference);
            }
        }
        if (!rows.isEmpty()) {
            findings.add(stored.uid() + ": " + rows.size() + " ballots of nobody");
        }
    }

    private static String difference(RecordedVoter voter, StoredUrn.Row row) {
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
}
