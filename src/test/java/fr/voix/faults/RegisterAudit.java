package fr.voix.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds every checkpoint of the register that was ever served against the register as it is now, and its lines against the urns. */
final class RegisterAudit {

    private static final Duration SIGNED_WITHIN = Duration.ofSeconds(45);

    private final HttpClient http;
    private final List<String> scrutins;
    private final Set<String> findings = new TreeSet<>();

    RegisterAudit(HttpClient http, List<String> scrutins) {
        this.http = http;
        this.scrutins = scrutins;
    }

    /** @param notes all that were ever served, by whichever instance */
    Set<String> audit(List<URI> instances, Set<String> notes) throws Exception {
        for (URI instance : instances) {
            String key = http.send(
                            HttpRequest.newBuilder(instance.resolve("/.well-known/voix-urn.vkey"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            Map<Long, byte[]> roots = roots(notes, key);
            if (roots.isEmpty()) {
                findings.add("no checkpoint of the register was served");
                return findings;
            }
            audit(instance, key, roots);
        }
        return findings;
    }

    private Map<Long, byte[]> roots(Set<String> notes, String key) throws Exception {
        TreeMap<Long, byte[]> roots = new TreeMap<>();
        for (String note : notes) {
            PublishedLog.Checkpoint checkpoint = PublishedLog.Checkpoint.verified(note, key);
            if (!checkpoint.origin().endsWith("/registre")) {
                findings.add("a checkpoint of " + checkpoint.origin() + " was served as one of the register");
            }
            byte[] other = roots.put(checkpoint.size(), checkpoint.root());
            if (other != null && !Arrays.equals(other, checkpoint.root())) {
                findings.add("two checkpoints of the register at " + checkpoint.size() + " lines differ");
            }
        }
        return roots;
    }

    private void audit(URI instance, String key, Map<Long, byte[]> roots) throws Exception {
        PublishedLog register = new PublishedLog(http, instance, PublishedLog.REGISTER);
        PublishedLog.Checkpoint newest = awaitSigned(register, key, roots);
        List<String> lines = register.leaves(newest.size());
        Map<Long, byte[]> expected = new TreeMap<>(roots);
        expected.put(newest.size(), newest.root());
        GrownTree tree = new GrownTree();
        // it is signed before it has any line
        expected.remove(0L);
        for (String line : lines) {
            tree.grow(line);
            byte[] root = expected.remove(tree.size());
            if (root != null && !Arrays.equals(root, tree.root())) {
                findings.add("the checkpoint of the register served at " + tree.size() + " lines is no prefix of it");
            }
        }
        expected.keySet()
                .forEach(size -> findings.add(
                        "a checkpoint of the register at " + size + " lines was served, it has " + tree.size()));
        for (String uid : scrutins) {
            try {
                lines(instance, key, uid, lines);
            } catch (PublishedLog.WrongTileException e) {
                findings.add(uid + ": " + e.getMessage());
            }
        }
    }

    /** What the other instance has signed, and what moved, this one takes up with its next tick. */
    private PublishedLog.Checkpoint awaitSigned(PublishedLog register, String key, Map<Long, byte[]> roots)
            throws Exception {
        long longest = roots.keySet().stream().max(Long::compareTo).orElseThrow();
        long end = System.nanoTime() + SIGNED_WITHIN.toNanos();
        while (true) {
            PublishedLog.Checkpoint newest = register.checkpoint(key);
            String lines = String.join("\n", register.leaves(newest.size()));
            boolean isAll =
                    newest.size() >= longest && scrutins.stream().allMatch(uid -> lines.contains("u1 " + uid + " "));
            if (isAll || System.nanoTime() > end) {
                return newest;
            }
            Thread.sleep(500);
        }
    }

    /** Each line of an urn is a prefix of it. */
    private void lines(URI instance, String key, String uid, List<String> lines) throws Exception {
        Map<Long, String> stated = new HashMap<>();
        for (String line : lines) {
            String[] fields = line.split(" ");
            if (fields[0].equals("u1") && fields[1].equals(uid)) {
                stated.put(Long.parseLong(fields[2]), fields[3]);
            }
        }
        if (stated.isEmpty()) {
            findings.add(uid + ": the register does not name it");
        }
        PublishedLog urn = new PublishedLog(http, instance, uid);
        GrownTree tree = new GrownTree();
        for (String leaf : urn.leaves(urn.checkpoint(key).size())) {
            tree.grow(leaf);
            String root = stated.remove(tree.size());
            if (root != null && !root.equals(HexFormat.of().formatHex(tree.root()))) {
                findings.add(uid + ": the register has another root at " + tree.size() + " leaves");
            }
        }
        stated.keySet()
                .forEach(size ->
                        findings.add(uid + ": the register says " + size + " leaves, there are " + tree.size()));
    }
}
