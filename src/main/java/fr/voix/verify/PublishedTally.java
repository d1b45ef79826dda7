package fr.voix.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/**
 * The tally as the API publishes it.
 *
 * @param tiers counts by tier and choice, in the order of {@link UrnCount}
 * @param root lowercase hex
 */
record PublishedTally(
        String scrutin, long pour, long contre, long abstention, long total, long[][] tiers, long size, String root) {

    static final int MOST_BYTES = 16_384;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static PublishedTally parse(byte[] json) throws DifferenceException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return new Draft().read(parser);
        } catch (IOException e) {
            throw new DifferenceException("the published tally is not the JSON that it should be: "
                    + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static final class Draft {

        private final long[] numbers = {-1, -1, -1, -1, -1};
        private long[][] tiers;
        private String scrutin;
        private String root;

        PublishedTally read(JsonParser parser) throws IOException {
            require(parser.nextToken() == JsonToken.START_OBJECT, "no object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                field(parser, parser.currentName());
            }
            for (long number : numbers) {
                require(number >= 0, "a count is missing");
            }
            require(scrutin != null && root != null && tiers != null, "a field is missing");
            return new PublishedTally(scrutin, numbers[0], numbers[1], numbers[2], numbers[3], tiers, numbers[4], root);
        }

        private void field(JsonParser parser, String name) throws IOException {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "pour" -> numbers[0] = number(parser);
                case "contre" -> numbers[1] = number(parser);
                case "abstention" -> numbers[2] = number(parser);
                case "total" -> numbers[3] = number(parser);
                case "size" -> numbers[4] = number(parser);
                case "scrutin" -> scrutin = text(parser);
                case "root" -> root = text(parser);
                case "tiers" -> readTiers(parser, token);
                default -> parser.skipChildren();
            }
        }

        private void readTiers(JsonParser parser, JsonToken token) throws IOException {
            require(token == JsonToken.START_ARRAY, "tiers is no list");
            tiers = new long[UrnCount.TIERS][UrnCount.CHOICES];
            boolean[] isSeen = new boolean[UrnCount.TIERS];
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                long[] tier = readTier(parser);
                require(tier[0] >= 0 && tier[0] < UrnCount.TIERS && !isSeen[(int) tier[0]], "a tier is none or twice");
                isSeen[(int) tier[0]] = true;
                System.arraycopy(tier, 1, tiers[(int) tier[0]], 0, UrnCount.CHOICES);
            }
        }

        private static long[] readTier(JsonParser parser) throws IOException {
            long[] tier = {-1, 0, 0, 0};
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "tier" -> tier[0] = number(parser);
                    case "pour" -> tier[1] = number(parser);
                    case "contre" -> tier[2] = number(parser);
                    case "abstention" -> tier[3] = number(parser);
                    default -> parser.skipChildren();
                }
            }
            return tier;
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
