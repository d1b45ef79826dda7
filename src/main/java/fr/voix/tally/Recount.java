package fr.voix.tally;

import fr.voix.urn.Choice;
import fr.voix.urn.Counts;
import fr.voix.urn.Frontier;
import fr.voix.urn.Leaf;
import fr.voix.urn.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts one urn again from its leaves alone. A ballot counts if and only if it has no {@code x1} and its last {@code m1} or
 * {@code r1}, if any, is {@code r1}. What is wrong is collected, not thrown: a recount reads to the end.
 */
final class Recount {

    private final String scrutinUid;
    private final Map<Long, Ballot> ballots = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private Frontier frontier = Frontier.EMPTY;

    Recount(String scrutinUid) {
        this.scrutinUid = scrutinUid;
    }

    /** Takes the next leaf. */
    void read(long index, String line, byte[] storedHash) {
        if (index != frontier.size()) {
            faults.add("leaf " + index + " stands where leaf " + frontier.size() + " should be");
        }
        byte[] hash = new Leaf(line).hash();
        if (!Arrays.equals(hash, storedHash)) {
            faults.add("the hash of leaf " + index + " is not that of its line");
        }
        frontier = frontier.append(hash);
        apply(index, line.split(" ", -1));
    }

    private void apply(long index, String[] fields) {
        switch (fields[0] + "/" + fields.length) {
            case "t1/3", "z1/5" -> requireUid(index, fields[1]);
            case "b1/5" -> {
                requireUid(index, fields[1]);
                ballots.put(index, new Ballot(Tier.of(Integer.parseInt(fields[3])), Choice.valueOf(fields[2])));
            }
            case "x1/2" -> withBallot(index, fields[1], ballot -> ballot.isCrossedOut = true);
            case "m1/4" -> withBallot(index, fields[1], ballot -> ballot.isSetAside = true);
            case "r1/3" -> withBallot(index, fields[1], ballot -> ballot.isSetAside = false);
            default -> faults.add("leaf " + index + " has no known meaning");
        }
    }

    private void requireUid(long index, String uid) {
        if (!uid.equals(scrutinUid)) {
            faults.add("leaf " + index + " belongs to " + uid);
        }
    }

    private void withBallot(long index, String target, java.util.function.Consumer<Ballot> effect) {
        Ballot ballot = ballots.get(Long.parseLong(target));
        if (ballot == null) {
            faults.add("leaf " + index + " speaks of leaf " + target + ", which is no ballot before it");
        } else {
            effect.accept(ballot);
        }
    }

    Frontier frontier() {
        return frontier;
    }

    Counts counts() {
        Counts counts = Counts.NONE;
        for (Ballot ballot : ballots.values()) {
            if (!ballot.isCrossedOut && !ballot.isSetAside) {
                counts = counts.plus(ballot.tier, ballot.choice, 1);
            }
        }
        return counts;
    }

    /** Ballots without an {@code x1}: each must have its row, and no other row may exist. */
    long standing() {
        return ballots.values().stream().filter(ballot -> !ballot.isCrossedOut).count();
    }

    List<String> faults() {
        return faults;
    }

    private static final class Ballot {
        private final Tier tier;
        private final Choice choice;
        private boolean isCrossedOut;
        private boolean isSetAside;

        private Ballot(Tier tier, Choice choice) {
            this.tier = tier;
            this.choice = choice;
        }
    }
}
