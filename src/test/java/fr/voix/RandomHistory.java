package fr.voix;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The lines of an urn as some history might have left them: ballots or signatures, changes, decisions, closings and texts at random, all as
 * the rule foresees. Counted here in the plainest way: from the whole history, ballot by ballot.
 */
public final class RandomHistory {

    private final String uid;
    private final String letters;
    private final String kind;
    private final Random random;
    private final List<String> lines = new ArrayList<>();
    private String text = "00".repeat(32);
    private boolean isClosed;
    private int decisions;

    private RandomHistory(String uid, long seed, int length) {
        this.uid = uid;
        boolean isPetition = Character.isDigit(uid.charAt(0));
        this.letters = isPetition ? "S" : "PCA";
        this.kind = isPetition ? "s1 " : "b1 ";
        this.random = new Random(seed);
        lines.add("t1 " + uid + " " + text);
        while (lines.size() < length) {
            step();
        }
    }

    public static RandomHistory of(String uid, long seed, int length) {
        return new RandomHistory(uid, seed, length);
    }

    public List<String> lines() {
        return lines;
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> ask("%064x".formatted(random.nextInt(4)));
            case 1 -> toggle();
            case 2, 3 -> name("x1 ");
            case 4, 5 -> name("m1 ");
            case 6 -> name("r1 ");
            default -> cast();
        }
    }

    private void ask(String next) {
        // the same text again on an open urn is no news, on a closed one it opens
        if (!next.equals(text)) {
            text = next;
            lines.add("t1 " + uid + " " + text);
        }
    }

    private void toggle() {
        if (isClosed) {
            lines.add("t1 " + uid + " " + text);
        } else {
            long[][] counts = counts();
            StringBuilder line = new StringBuilder("z1 " + uid);
            for (int choice = 0; choice < letters.length(); choice++) {
                line.append(' ').append(counts[0][choice] + counts[1][choice] + counts[2][choice]);
            }
            lines.add(line.toString());
        }
        isClosed = !isClosed;
    }

    private void cast() {
        if (!isClosed) {
            byte[] commitment = new byte[32];
            random.nextBytes(commitment);
            String position = kind.equals("b1 ") ? letters.charAt(random.nextInt(3)) + " " : "";
            lines.add(kind + uid + " " + position + random.nextInt(3) + " "
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(commitment));
        }
    }

    /** A ballot that such a leaf may name now, if one is found. */
    private void name(String deed) {
        int index = random.nextInt(lines.size());
        boolean isStanding = lines.get(index).startsWith(kind) && !lines.contains("x1 " + index);
        boolean isAside = isStanding && isAside(index);
        if (!isStanding || deed.equals("m1 ") && isAside || deed.equals("r1 ") && !isAside) {
            return;
        }
        decisions++;
        lines.add(
                switch (deed) {
                    case "m1 " -> "m1 " + index + " rafale d" + decisions;
                    case "r1 " -> "r1 " + index + " d" + decisions;
                    default -> "x1 " + index;
                });
    }

    private boolean isAside(int index) {
        String last = "";
        for (String line : lines) {
            if (line.startsWith("m1 " + index + " ") || line.startsWith("r1 " + index + " ")) {
                last = line.substring(0, 2);
            }
        }
        return last.equals("m1");
    }

    /** By tier, then by choice; a petition has one. */
    public long[][] counts() {
        Map<Integer, String> standing = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(kind) && !lines.contains("x1 " + i) && !isAside(i)) {
                standing.put(i, lines.get(i));
            }
        }
        long[][] counts = new long[3][letters.length()];
        for (String line : standing.values()) {
            String[] fields = line.split(" ");
            int choice = kind.equals("b1 ") ? letters.indexOf(fields[2]) : 0;
            counts[Integer.parseInt(fields[fields.length - 2])][choice]++;
        }
        return counts;
    }
}
