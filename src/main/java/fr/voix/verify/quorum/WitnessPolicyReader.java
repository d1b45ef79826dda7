package fr.voix.verify.quorum;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a policy as C2SP {@code tlog-policy} writes it, and says which line is wrong. */
public final class WitnessPolicyReader {

    /** A hundred keys of ML-DSA, and more. */
    public static final int MOST_BYTES = 1 << 20;

    private static final byte LOG_KEY = 1;
    private static final int LOG_KEY_BYTES = 32;
    private static final Pattern ITEM_END = Pattern.compile("[ \t]+");
    private static final Pattern FOREIGN = Pattern.compile("[^\t\n -~\u0080-\u00ff]");
    private static final Pattern THRESHOLD = Pattern.compile("[1-9][0-9]{0,5}");

    private final List<WitnessPolicy.Log> logs = new ArrayList<>();
    private final List<WitnessPolicy.Witness> witnesses = new ArrayList<>();
    private final Map<String, WitnessPolicy.Member> members = new HashMap<>();
    private final Set<String> grouped = new HashSet<>();
    private WitnessPolicy.Member quorum;

    private WitnessPolicyReader() {}

    /** @throws IllegalArgumentException where it is no policy */
    public static WitnessPolicy read(Path file) throws IOException {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ", " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException with a sentence that begins with the number of the line */
    public static WitnessPolicy parse(byte[] policy) {
        if (policy.length > MOST_BYTES) {
            throw new IllegalArgumentException("a policy has no more than " + MOST_BYTES + " bytes");
        }
        // octets above ASCII mean nothing here, and stay what they are
        String[] lines = new String(policy, ISO_8859_1).split("\n", -1);
        WitnessPolicyReader reader = new WitnessPolicyReader();
        for (int i = 0; i < lines.length; i++) {
            try {
                reader.add(lines[i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (reader.quorum == null) {
            throw new IllegalArgumentException("no line says the quorum");
        }
        return new WitnessPolicy(List.copyOf(reader.logs), List.copyOf(reader.witnesses), reader.quorum);
    }

    private void add(String line) {
        require(!FOREIGN.matcher(line).find(), "a control character that is no tab");
        List<String> items = Arrays.stream(ITEM_END.split(line))
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty() || items.getFirst().startsWith("#")) {
            return;
        }
        switch (items.getFirst()) {
            case "log" -> addLog(items);
            case "witness" -> addWitness(items);
            case "group" -> addGroup(items);
            case "quorum" -> setQuorum(items);
            default -> throw new IllegalArgumentException("begins neither log, nor witness, group or quorum");
        }
    }

    private void addLog(List<String> items) {
        require(items.size() == 2 || items.size() == 3, "log VKEY [URL]");
        TypedKey key = TypedKey.parse(utf8(items.get(1)));
        require(key.type() == LOG_KEY && key.bytes().length == LOG_KEY_BYTES, "not an Ed25519 key of a log");
        require(logs.stream().noneMatch(log -> log.key().isSameKey(key)), "this key stands there twice");
        logs.add(new WitnessPolicy.Log(key, items.size() == 3 ? items.get(2) : ""));
    }

    private void addWitness(List<String> items) {
        require(items.size() == 3 || items.size() == 4, "witness NAME VKEY [URL]");
        CosignerKey key = CosignerKey.parse(utf8(items.get(2)));
        require(
                witnesses.stream().noneMatch(other -> other.key().key().isSameKey(key.key())),
                "this key stands there twice");
        var witness = new WitnessPolicy.Witness(items.get(1), key, items.size() == 4 ? items.get(3) : "");
        define(witness);
        witnesses.add(witness);
    }

    private void addGroup(List<String> items) {
        require(items.size() > 3, "group NAME all|any|NUMBER MEMBER…");
        List<WitnessPolicy.Member> some = new ArrayList<>();
        for (String name : items.subList(3, items.size())) {
            some.add(defined(name));
            require(grouped.add(name), name + " is a member already: each counts once");
        }
        define(new WitnessPolicy.Group(items.get(1), threshold(items.get(2), some.size()), some));
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(ISO_8859_1), UTF_8);
    }

    private static int threshold(String text, int members) {
        int threshold = switch (text) {
            case "all" -> members;
            case "any" -> 1;
            default -> THRESHOLD.matcher(text).matches() ? Integer.parseInt(text) : 0;
        };
        require(threshold >= 1 && threshold <= members, text + " is no number of its " + members + " members");
        return threshold;
    }

    private void setQuorum(List<String> items) {
        require(items.size() == 2, "quorum NAME|none");
        require(quorum == null, "the quorum is said twice");
        String name = items.get(1);
        quorum = name.equals(WitnessPolicy.NONE.name()) ? WitnessPolicy.NONE : defined(name);
    }

    private void define(WitnessPolicy.Member member) {
        require(
                !member.name().equals(WitnessPolicy.NONE.name()) && members.put(member.name(), member) == null,
                member.name() + " is the name of something already");
    }

    private WitnessPolicy.Member defined(String name) {
        require(members.containsKey(name), name + " is not defined above");
        return members.get(name);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
