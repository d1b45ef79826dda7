package fr.voix.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The tally as the API publishes it.
 *
 * @param uid of the scrutin, or the petition's number
 * @param counts by choice, in the order of {@link UrnCount}
 * @param total of a petition its signatures again
 * @param tiers counts by tier and choice, in the same order
 * @param quarantine how many are not counted since nobody has looked at them yet; empty where it is not said
 * @param root lowercase hex
 * @param state {@code open} or {@code closed}
 */
record PublishedTally(
        String uid,
        long[] counts,
        long total,
        long[][] tiers,
        OptionalLong quarantine,
        long size,
        String root,
        String state) {

    static final int MOST_BYTES = 16_384;

    private static final String QUARANTINE = "quarantine";
    private static final Set<String> NUMBERS = Set.of("total", "size", QUARANTINE);

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static PublishedTally parse(byte[] json, LogKind kind) throws DifferenceException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return new Draft(kind).read(parser);
        } catch (IOException e) {
            throw new DifferenceException("the published tally is not the JSON that it should be: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    LogKind kind() {
        return LogKind.of(uid);
    }

    private static final class Draft {

        private final LogKind kind;
        private final Map<String, Long> numbers = new HashMap<>();
        private long[][] tiers;
        private String uid;
        private String root;
        private String state;

        Draft(LogKind kind) {
            this.kind = kind;
        }

        PublishedTally read(JsonParser parser) throws IOException {
            require(parser.nextToken() == JsonToken.START_OBJECT, "no object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                field(parser, parser.currentName());
            }
            require(uid != null && root != null && state != null && tiers != null, "a field is missing");
            long[] counts = new long[kind.words().size()];
            for (int choice = 0; choice < counts.length; choice++) {
                counts[choice] = count(kind.words().get(choice));
            }
            long total = kind == LogKind.SCRUTIN ? count("total") : counts[0];
            OptionalLong quarantine =
                    numbers.containsKey(QUARANTINE) ? OptionalLong.of(count(QUARANTINE)) : OptionalLong.empty();
            return new PublishedTally(uid, counts, total, tiers, quarantine, count("size"), root, state);
        }

        private long count(String name) throws IOException {
            long count = numbers.getOrDefault(name, -1L);
            require(count >= 0, "a count is missing");
            return count;
        }

        private void field(JsonParser parser, String name) throws IOException {
            JsonToken token = parser.nextToken();
            if (name.equals(kind.noun())) {
                uid = uid(parser, kind);
            } else if (name.equals("root")) {
                root = text(parser);
            } else if (name.equals("state")) {
                state = text(parser);
            } else if (name.equals("tiers")) {
                readTiers(parser, token);
            } else if (kind.words().contains(name) || NUMBERS.contains(name)) {
                numbers.put(name, number(parser));
            } else {
                parser.skipChildren();
            }
        }

        private void readTiers(JsonParser parser, JsonToken token) throws IOException {
            require(token == JsonToken.START_ARRAY, "tiers is no list");
            tiers = new long[UrnCount.TIERS][kind.words().size()];
            boolean[] isSeen = new boolean[UrnCount.TIERS];
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                long[] tier = readTier(parser);
                require(tier[0] >= 0 && tier[0] < UrnCount.TIERS && !isSeen[(int) tier[0]], "a tier is none or twice");
                isSeen[(int) tier[0]] = true;
                System.arraycopy(tier, 1, tiers[(int) tier[0]], 0, tier.length - 1);
            }
        }

        private long[] readTier(JsonParser parser) throws IOException {
            long[] tier = new long[1 + kind.words().size()];
            tier[0] = -1;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("tier")) {
                    tier[0] = number(parser);
                } else if (kind.words().contains(name)) {
                    tier[1 + kind.words().indexOf(name)] = number(parser);
                } else {
                    parser.skipChildren();
                }
            }
            return tier;
        }

        private static String uid(JsonParser parser, LogKind kind) throws IOException {
            return kind == LogKind.SCRUTIN ? text(parser) : Long.toString(number(parser));
        }

        private static long number(JsonParser parser) throws IOException {
            require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, parser.currentName() + " is no whole number");
            return parser.getLongValue();
        }

        private static String text(JsonParser parser) throws IOException {
            require(parser.currentToken() == JsonToken.VALUE_STRING, parser.currentName() + " is no text");
            return parser.getText();
        }

        private static void require(boolean holds, String otherwise) throws IOException {
            if (!holds) {
                throw new IOException(otherwise);
            }
        }
    }
}
