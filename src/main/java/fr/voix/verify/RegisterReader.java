package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.LogTree;
import fr.voix.verify.log.NoteKey;
import fr.voix.verify.log.UncheckableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of the register, one after the other, and keeps what they say. */
final class RegisterReader {

    private static final String NUMBER = "(0|[1-9][0-9]{0,17})";
    private static final String HASH = "([0-9a-f]{64})";
    private static final String INSTANT = "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)";
    private static final Pattern URN = Pattern.compile("u1 ([A-Za-z0-9._-]{1,100}) " + NUMBER + " " + HASH);
    private static final Pattern MAP = Pattern.compile("m1 " + NUMBER + " " + HASH);
    private static final Pattern KEY = Pattern.compile("k1 (\\S+) " + HASH + " " + INSTANT + " (-|" + INSTANT + ")");
    private static final Pattern ACCOUNT = Pattern.compile("a1 " + NUMBER + " " + HASH);
    private static final Pattern RESTORE = Pattern.compile("r1 " + INSTANT + " " + HASH);

    private final NoteKey key;
    private final LossReader losses;
    private final Findings findings;
    private final Map<String, List<LogCheckpoint>> urns = new HashMap<>();
    private final List<LogCheckpoint> account = new ArrayList<>();
    private final Map<String, String> keys = new HashMap<>();
    /** The hash of the newest line of each urn, in the order of the uids. */
    private final TreeMap<String, byte[]> map = new TreeMap<>();

    /** Where it stands. */
    private final Map<String, Long> indexes = new HashMap<>();

    private long size;

    /** What each restore says that was found, and the line that says it. */
    private final Map<String, Long> restores = new LinkedHashMap<>();

    RegisterReader(NoteKey key, LossReader losses, Findings findings) {
        this.key = key;
        this.losses = losses;
        this.findings = findings;
    }

    long size() {
        return size;
    }

    /** What it says of an urn, the oldest first. */
    List<LogCheckpoint> of(String uid) {
        return urns.getOrDefault(uid, List.of());
    }

    /** The urns that it has a line of. */
    Set<String> uids() {
        return urns.keySet();
    }

    /** What it says of the audit log. */
    List<LogCheckpoint> account() {
        return account;
    }

    /** What a line says of an urn; empty for one of another kind. */
    static Optional<LogCheckpoint> urn(String line, NoteKey key) {
        Matcher urn = URN.matcher(line);
        return urn.matches()
                ? Optional.of(checkpoint(SnapshotReader.origin(key, urn.group(1)), urn.group(2), urn.group(3)))
                : Optional.empty();
    }

    void read(String line, byte[] hash) throws DifferenceException, UncheckableException {
        String kind = line.substring(0, Math.max(0, line.indexOf(' ')));
        boolean isRead = switch (kind) {
            case "u1" -> readUrn(line, hash);
            case "m1" -> readMap(line);
            case "k1" -> readKey(line);
            case "a1" -> readAccount(line);
            case "r1" -> readRestore(line);
            // of what is not urns, and of versions before and to come
            default -> true;
        };
        if (!isRead) {
            findings.difference("line " + size + " is not written as lines of its kind are");
        }
        size++;
    }

    private boolean readUrn(String line, byte[] hash) throws DifferenceException, UncheckableException {
        Optional<LogCheckpoint> head = urn(line, key);
        if (head.isEmpty()) {
            return false;
        }
        String uid = line.split(" ")[1];
        List<LogCheckpoint> known = urns.computeIfAbsent(uid, first -> new ArrayList<>());
        boolean isBack =
                !known.isEmpty() && known.getLast().size() >= head.get().size();
        if (isBack && !isLost(known.getLast(), indexes.get(uid))) {
            findings.difference(
                    "line " + size + " says that the urn of " + LogKind.of(uid).noun() + " " + uid + " has "
                            + head.get().size() + " leaves, an earlier line "
                            + known.getLast().size());
        }
        known.add(head.get());
        map.put(uid, hash);
        indexes.put(uid, size);
        return true;
    }

    /** Whether a restore that stands behind a line says of that urn that it went on from less. */
    private boolean isLost(LogCheckpoint known, long index) throws DifferenceException, UncheckableException {
        for (Loss loss : losses.read()) {
            if (restores.getOrDefault(loss.report(), -1L) > index
                    && loss.of(known).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean readMap(String line) throws DifferenceException, UncheckableException {
        Matcher said = MAP.matcher(line);
        if (!said.matches()) {
            return false;
        }
        LogTree tree = new LogTree((level, index, hashes) -> {});
        for (byte[] hash : map.values()) {
            tree.add(hash);
        }
        if (Long.parseLong(said.group(1)) != tree.size()
                || !said.group(2).equals(HexFormat.of().formatHex(tree.root()))) {
            findings.difference("line " + size + " is not the map of the " + tree.size() + " urns before it");
        }
        return true;
    }

    private boolean readKey(String line) {
        Matcher said = KEY.matcher(line);
        if (said.matches()) {
            keys.put(said.group(1) + " " + said.group(2), said.group(4));
        }
        return said.matches();
    }

    private boolean readAccount(String line) {
        Matcher said = ACCOUNT.matcher(line);
        if (said.matches()) {
            account.add(checkpoint(AccountVerifyService.origin(key), said.group(1), said.group(2)));
        }
        return said.matches();
    }

    private boolean readRestore(String line) throws DifferenceException, UncheckableException {
        Matcher said = RESTORE.matcher(line);
        if (!said.matches()) {
            return false;
        }
        restores.put(said.group(2), size);
        if (losses.read().stream()
                .noneMatch(
                        loss -> loss.report().equals(said.group(2)) && loss.at().equals(said.group(1)))) {
            findings.difference("line " + size + " says that the service went on from an older database on "
                    + said.group(1) + ", of which no statement of an epoch is served");
        }
        return true;
    }

    private static LogCheckpoint checkpoint(String origin, String size, String root) {
        return new LogCheckpoint(origin, Long.parseLong(size), HexFormat.of().parseHex(root));
    }

    /** To be called behind the last line; one that has none yet says nothing. */
    void end() throws DifferenceException, UncheckableException {
        if (size == 0) {
            return;
        }
        for (Loss loss : losses.read()) {
            if (!restores.containsKey(loss.report())) {
                findings.uncheckable("has no line for epoch " + loss.epoch() + " of " + loss.at()
                        + "; it is to have one within a minute: ask again");
            }
        }
        for (String purpose : List.of("urne", RegisterVerifyService.NAME)) {
            String own = purpose + " " + key.hash();
            if (!keys.containsKey(own) && keys.keySet().stream().anyMatch(named -> named.startsWith(purpose + " "))) {
                findings.uncheckable(
                        "names other keys for " + purpose
                                + " than the one by which it is signed; after a change it is to name it within a minute: ask again");
            } else if (!"-".equals(keys.get(own))) {
                findings.difference("does not name the key by which it is signed for " + purpose);
            }
        }
    }
}
