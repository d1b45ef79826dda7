package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogKind;
import java.util.List;

/**
 * The tally as the API publishes it.
 *
 * @param uid of the scrutin, or the petition's number
 * @param counts by choice, in the order of {@link UrnCount}
 * @param total of a petition its signatures again
 * @param tiers counts by tier and choice, in the same order
 * @param root lowercase hex
 * @param state {@code open} or {@code closed}
 */
record PublishedTally(String uid, long[] counts, long total, long[][] tiers, long size, String root, String state) {

    static final int MOST_BYTES = 16_384;

    static PublishedTally of(JsonObject said, LogKind kind) throws DifferenceException {
        require(
                said,
                said.has(kind.noun()) && said.has("root") && said.has("state") && said.has("tiers"),
                "a field is missing");
        long[] counts = new long[kind.words().size()];
        for (int choice = 0; choice < counts.length; choice++) {
            counts[choice] = count(said, kind.words().get(choice));
        }
        return new PublishedTally(
                kind == LogKind.SCRUTIN ? text(said, kind.noun()) : Long.toString(number(said, kind.noun())),
                counts,
                kind == LogKind.SCRUTIN ? count(said, "total") : counts[0],
                tiers(said, kind),
                count(said, "size"),
                text(said, "root"),
                text(said, "state"));
    }

    LogKind kind() {
        return LogKind.of(uid);
    }

    private static long[][] tiers(JsonObject said, LogKind kind) throws DifferenceException {
        require(said, said.fields().get("tiers") instanceof List, "tiers is no list");
        long[][] tiers = new long[UrnCount.TIERS][kind.words().size()];
        boolean[] isSeen = new boolean[UrnCount.TIERS];
        for (JsonObject one : said.objects("tiers")) {
            long tier = one.has("tier") ? number(one, "tier") : -1;
            require(said, tier >= 0 && tier < UrnCount.TIERS && !isSeen[(int) tier], "a tier is none or twice");
            isSeen[(int) tier] = true;
            for (int choice = 0; choice < kind.words().size(); choice++) {
                String word = kind.words().get(choice);
                tiers[(int) tier][choice] = one.fields().containsKey(word) ? number(one, word) : 0;
            }
        }
        return tiers;
    }

    private static long count(JsonObject said, String name) throws DifferenceException {
        long count = said.fields().containsKey(name) ? number(said, name) : -1;
        require(said, count >= 0, "a count is missing");
        return count;
    }

    private static long number(JsonObject said, String name) throws DifferenceException {
        require(said, said.fields().get(name) instanceof Long, name + " is no whole number");
        return said.number(name);
    }

    private static String text(JsonObject said, String name) throws DifferenceException {
        require(said, said.fields().get(name) instanceof String, name + " is no text");
        return said.text(name);
    }

    private static void require(JsonObject said, boolean holds, String otherwise) throws DifferenceException {
        if (!holds) {
            throw new DifferenceException(said.what() + " is not the JSON that it should be: " + otherwise);
        }
    }
}
