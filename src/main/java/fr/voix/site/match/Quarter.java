package fr.voix.site.match;

import fr.voix.site.match.RollCallPositions.Counts;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The roll-calls of three months, in parts: what they were about, in words, how groups voted, how deputies voted. Nothing in it
 * depends on another quarter, so that a quarter that is over stays as it is.
 *
 * @param groupes their uids in order; the empty one for deputies without group is the first
 * @param deputes their uids, those of a group together
 */
record Quarter(
        String name,
        List<String> groupes,
        List<String> deputes,
        List<Integer> groupeOf,
        List<RollCallPositions> rollCalls) {

    private static final int SCORES_OF_PRESENCE = 64;

    /** The part that says what was voted on. */
    @Serdeable
    record Index(
            int version,
            String trimestre,
            List<String> groupes,
            List<String> deputes,
            List<Integer> groupeDe,
            List<String> textes,
            List<Entry> scrutins) {}

    /** One roll-call in it. */
    @Serdeable
    record Entry(int numero, String date, @Nullable Integer texte, List<String> amendements) {}

    /** The part that says it in words: moderators may find others at any time, and nothing else changes then. */
    @Serdeable
    record Titles(int version, String trimestre, List<String> titres) {}

    /** @param rollCalls by date and number */
    static Quarter of(String name, List<RollCallPositions> rollCalls) {
        var last = new TreeMap<String, String>();
        rollCalls.forEach(one -> one.votes().forEach((uid, vote) -> last.put(uid, vote.groupe())));
        var groupes = rollCalls.stream()
                .flatMap(one -> Stream.concat(one.counts().keySet().stream(), Stream.of("")))
                .distinct()
                .sorted()
                .toList();
        var ranks = new HashMap<String, Integer>();
        groupes.forEach(uid -> ranks.put(uid, ranks.size()));
        var deputes = last.keySet().stream()
                .sorted(Comparator.<String, Integer>comparing(uid -> ranks.getOrDefault(last.get(uid), 0))
                        .thenComparing(uid -> uid))
                .toList();
        return new Quarter(
                name,
                groupes,
                deputes,
                deputes.stream()
                        .map(uid -> ranks.getOrDefault(last.get(uid), 0))
                        .toList(),
                rollCalls);
    }

    Index index() {
        var textes = rollCalls.stream()
                .map(RollCallPositions::texteUid)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return new Index(
                2,
                name,
                groupes,
                deputes,
                groupeOf,
                textes,
                rollCalls.stream()
                        .map(one -> new Entry(
                                one.numero(),
                                one.date().toString(),
                                one.texteUid() == null ? null : textes.indexOf(one.texteUid()),
                                one.amendements()))
                        .toList());
    }

    /** How groups voted: how many, and which position most of them took, then how many took another one. */
    byte[] groupeBytes() {
        var coder = new BitCoder();
        var before = new int[groupes.size()];
        for (var rollCall : rollCalls) {
            for (int rank = 0; rank < before.length; rank++) {
                var counts = rollCall.counts().getOrDefault(groupes.get(rank), Counts.NONE);
                int change = counts.total() - before[rank];
                before[rank] = counts.total();
                coder.writeNumber(64, change < 0 ? -2 * change - 1 : 2 * change);
                if (counts.total() > 0) {
                    write(coder, 1024 + rank % 32 * 4, counts);
                }
            }
        }
        return coder.bytes();
    }

    private static void write(BitCoder coder, int context, Counts counts) {
        int most = counts.most();
        coder.write(context, most == 0);
        if (most != 0) {
            coder.write(context + 1, most == 1);
        }
        int others = counts.total() - counts.of(most);
        coder.writeNumber(128, others);
        if (others > 0) {
            coder.writeNumber(192, counts.of(most == 0 ? 1 : 0));
        }
    }

    /**
     * How deputies voted. Whether somebody voted is told by whether they did the last four times, and by how many before them in
     * this roll-call did otherwise than the last time; how, by what those of their group did who come before them.
     */
    byte[] deputeBytes() {
        var coder = new BitCoder();
        var past = new int[deputes.size()];
        for (var rollCall : rollCalls) {
            int changed = 0;
            var counts = new int[groupes.size()][3];
            for (int place = 0; place < past.length; place++) {
                var vote = rollCall.votes().get(deputes.get(place));
                coder.write(past[place] * 4 + churn(changed, place), vote != null);
                if (vote != null == (past[place] % 2 == 0)) {
                    changed++;
                }
                past[place] = past[place] % 8 * 2 + (vote == null ? 0 : 1);
                if (vote != null) {
                    write(
                            coder,
                            counts[groupeOf.get(place)],
                            groupeOf.get(place),
                            vote.position().ordinal());
                }
            }
        }
        return coder.bytes();
    }

    private static int churn(int changed, int place) {
        return place < 8 ? 0 : Math.min(3, 1 + changed * 12 / place);
    }

    private static void write(BitCoder coder, int[] counts, int groupe, int position) {
        int most = new Counts(counts[0], counts[1], counts[2]).most();
        int total = Arrays.stream(counts).sum();
        int context = SCORES_OF_PRESENCE
                + (groupe % 32 * 20
                        + (total == 0 ? 0 : 1 + Math.min(3, total - 1) * 4 + Math.min(3, total - counts[most])));
        coder.write(context, position == most);
        if (position != most) {
            coder.write(1024 + most * 2 + (total == 0 ? 0 : 1), position == (most == 0 ? 1 : 0));
        }
        counts[position]++;
    }

    /** Whom it names, and the group for which each voted last. */
    Map<String, String> lastGroupes() {
        var found = new HashMap<String, String>();
        for (int place = 0; place < deputes.size(); place++) {
            found.put(deputes.get(place), groupes.get(groupeOf.get(place)));
        }
        return found;
    }
}
