package fr.voix.site.match;

import fr.voix.base.text.Position;
import fr.voix.site.match.RollCallPositions.Counts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * An Assemblée that behaves like the real one where it matters: 577 deputies in twelve groups on an axis, most groups of one mind
 * at 94 to 99 %, absences in blocks of a sitting, and about two deputies in five in each roll-call.
 */
record MadeUpParliament(List<Vote> votes) {

    static final int[] SIZES = {125, 92, 72, 66, 49, 38, 36, 34, 23, 17, 16, 9};
    static final int GROUPES = SIZES.length;

    private static final double PRESENCE_KEPT = 0.94;

    /**
     * @param positions of each deputy; -1 for none
     * @param counts for, against, abstained, of each group
     */
    record Vote(String texte, int[] positions, int[][] counts) {

        int[] all() {
            int[] all = new int[3];
            for (int[] one : counts) {
                for (int n = 0; n < 3; n++) {
                    all[n] += one[n];
                }
            }
            return all;
        }

        int most(int groupe) {
            return new Counts(counts[groupe][0], counts[groupe][1], counts[groupe][2]).most();
        }
    }

    static int groupeOf(int deputy) {
        int groupe = 0;
        for (int left = deputy; left >= SIZES[groupe]; groupe++) {
            left -= SIZES[groupe];
        }
        return groupe;
    }

    static MadeUpParliament of(int scrutins, Random random) {
        int deputies = IntStream.of(SIZES).sum();
        double[] diligence = random.doubles(deputies, 0.15, 0.6).toArray();
        double[] cohesion = random.doubles(GROUPES, 0.94, 0.99).toArray();
        boolean[] isThere = new boolean[deputies];
        var votes = new ArrayList<Vote>();
        for (int n = 0, left = 0, texte = 0; n < scrutins; n++, left--) {
            double kept = PRESENCE_KEPT;
            if (left <= 0) {
                left = 5 + random.nextInt(25);
                texte += random.nextInt(2);
                kept = 0.15; // another sitting
            }
            for (int deputy = 0; deputy < deputies; deputy++) {
                if (random.nextDouble() >= kept) {
                    isThere[deputy] = random.nextDouble() < diligence[deputy];
                }
            }
            votes.add(vote("T" + texte, isThere, cohesion, random));
        }
        return new MadeUpParliament(votes);
    }

    private static Vote vote(String texte, boolean[] isThere, double[] cohesion, Random random) {
        double cut = random.nextDouble();
        int left = random.nextInt(2);
        int[] line = IntStream.range(0, GROUPES)
                .map(groupe -> {
                    double chance = random.nextDouble();
                    int expected = groupe / (GROUPES - 1.0) < cut ? left : 1 - left;
                    return chance < 0.08 ? 2 : chance < 0.2 ? 1 - expected : expected;
                })
                .toArray();
        int[] positions = new int[isThere.length];
        int[][] counts = new int[GROUPES][3];
        for (int deputy = 0; deputy < positions.length; deputy++) {
            int groupe = groupeOf(deputy);
            positions[deputy] =
                    !isThere[deputy] ? -1 : random.nextDouble() < cohesion[groupe] ? line[groupe] : random.nextInt(3);
            if (isThere[deputy]) {
                counts[groupe][positions[deputy]]++;
            }
        }
        return new Vote(texte, positions, counts);
    }

    /** Those that tell groups apart, as the draw of ten takes them. */
    List<Vote> contrasting() {
        return votes.stream()
                .filter(one -> !Candidate.contrasting(List.of(rollCall(0, one))).isEmpty())
                .toList();
    }

    List<RollCallPositions> rollCalls() {
        return IntStream.range(0, votes.size())
                .mapToObj(n -> rollCall(n, votes.get(n)))
                .toList();
    }

    private static RollCallPositions rollCall(int n, Vote vote) {
        Map<String, Counts> counts = new HashMap<>();
        for (int groupe = 0; groupe < GROUPES; groupe++) {
            int[] one = vote.counts()[groupe];
            counts.put(groupeUid(groupe), new Counts(one[0], one[1], one[2]));
        }
        Map<String, RollCallPositions.Vote> votes = new HashMap<>();
        for (int deputy = 0; deputy < vote.positions().length; deputy++) {
            if (vote.positions()[deputy] >= 0) {
                votes.put(
                        "PA" + (700000 + deputy),
                        new RollCallPositions.Vote(
                                Position.values()[vote.positions()[deputy]], groupeUid(groupeOf(deputy))));
            }
        }
        return new RollCallPositions(
                n + 1,
                LocalDate.of(2024, 10, 1).plusDays(n / 8),
                "PRJLANR5L17B" + vote.texte(),
                "l'amendement n° " + n,
                List.of("AMANR5L17PO838901B1906P1D1N%06d".formatted(n)),
                counts,
                votes);
    }

    static String groupeUid(int groupe) {
        return "PO" + (845400 + groupe);
    }
}
