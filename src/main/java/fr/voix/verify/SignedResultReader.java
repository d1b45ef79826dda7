package fr.voix.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import fr.voix.verify.log.CanonicalBase64;
import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.UncheckableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a signed result from a file; strictly, since whatever is not in the signed text could be anybody's. */
public final class SignedResultReader {

    static final int MOST_BYTES = 16_384;
    private static final int LONGEST_SHOWN = 200;
    private static final Map<LogKind, Set<String>> NUMBERS = Map.of(
            LogKind.SCRUTIN,
            Set.of("pour", "contre", "abstention", "total", "size"),
            LogKind.PETITION,
            Set.of("petition", "signatures", "size"));

    /** Nothing that a terminal obeys: neither control characters, those of one byte or of two, nor invisible ones. */
    private static final Pattern LINE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,500}");

    private static final Map<String, Pattern> TEXTS = Map.of(
            "scrutin",
            LogKind.SCRUTIN.uid(),
            "root",
            Pattern.compile("[0-9a-f]{64}"),
            "state",
            Pattern.compile("open|closed"),
            "at",
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:00:00Z"),
            "caution",
            LINE,
            "origin",
            LINE,
            "key",
            LINE,
            "signature",
            Pattern.compile("[A-Za-z0-9+/]{86}=="));
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    SignedResult read(Path file) throws DifferenceException, UncheckableException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] json = in.readNBytes(MOST_BYTES + 1);
            if (json.length > MOST_BYTES) {
                throw new DifferenceException("the signed result is longer than it may be, " + MOST_BYTES + " bytes");
            }
            return parse(json);
        } catch (NoSuchFileException e) {
            throw new UncheckableException("there is no file " + file);
        } catch (IOException e) {
            throw new UncheckableException("cannot read " + file + ": " + e.getMessage());
        }
    }

    public static SignedResult parse(byte[] json) throws DifferenceException {
        Draft draft = new Draft();
        PublishedTally tally;
        try (JsonParser parser = FACTORY.createParser(json)) {
            draft.read(parser);
            tally = draft.tally();
        } catch (IOException e) {
            throw new DifferenceException(
                    "the signed result is not the JSON that it should be: " + shown(String.valueOf(e.getMessage())));
        }
        return new SignedResult(
                tally,
                draft.texts.get("at"),
                draft.texts.get("caution"),
                draft.texts.get("origin"),
                draft.texts.get("key"),
                CanonicalBase64.decode(draft.texts.get("signature")));
    }

    /** The fields in any order; only at the end it is known whether it is that of a scrutin or of a petition. */
    private static final class Draft {

        private final Map<String, Long> numbers = new HashMap<>();
        private final Map<String, String> texts = new HashMap<>();
        private List<Map<String, Long>> tiers = List.of();

        void read(JsonParser parser) throws IOException {
            require(parser.nextToken() == JsonToken.START_OBJECT, "it is no object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("tiers")) {
                    tiers = readTiers(parser);
                } else if (NUMBERS.values().stream().anyMatch(names -> names.contains(name))) {
                    numbers.put(name, number(parser));
                } else {
                    require(TEXTS.containsKey(name), "\"" + name + "\" is nothing that is signed");
                    texts.put(name, text(parser, TEXTS.get(name)));
                }
            }
            require(parser.nextToken() == null, "something follows it");
        }

        PublishedTally tally() throws IOException {
            LogKind kind = texts.containsKey("scrutin") ? LogKind.SCRUTIN : LogKind.PETITION;
            Set<String> wanted = new HashSet<>(TEXTS.keySet());
            if (kind == LogKind.PETITION) {
                wanted.remove("scrutin");
            }
            require(
                    !tiers.isEmpty()
                            && numbers.keySet().equals(NUMBERS.get(kind))
                            && texts.keySet().equals(wanted),
                    "a field is missing");
            String uid = kind == LogKind.SCRUTIN
                    ? texts.get("scrutin")
                    : numbers.get("petition").toString();
            require(kind.isUid(uid), "it is no " + kind.noun());
            long[] counts = counts(kind, numbers);
            long total = kind == LogKind.SCRUTIN ? numbers.get("total") : counts[0];
            return new PublishedTally(
                    uid,
                    counts,
                    total,
                    tiers(kind),
                    OptionalLong.empty(),
                    numbers.get("size"),
                    texts.get("root"),
                    texts.get("state"));
        }

        private long[][] tiers(LogKind kind) throws IOException {
            long[][] counts = new long[UrnCount.TIERS][];
            Set<String> names = new HashSet<>(kind.words());
            names.add("tier");
            for (int tier = 0; tier < UrnCount.TIERS; tier++) {
                Map<String, Long> said = tiers.get(tier);
                require(
                        said.keySet().equals(names) && said.get("tier") == tier,
                        "tier " + tier + " is not what it should be");
                counts[tier] = counts(kind, said);
            }
            return counts;
        }

        private static long[] counts(LogKind kind, Map<String, Long> numbers) {
            return kind.words().stream().mapToLong(numbers::get).toArray();
        }
    }

    private static List<Map<String, Long>> readTiers(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.START_ARRAY, "tiers is no list");
        List<Map<String, Long>> tiers = new ArrayList<>();
        for (int tier = 0; tier < UrnCount.TIERS; tier++) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "a tier is missing");
            Map<String, Long> numbers = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                numbers.put(name, number(parser));
            }
            tiers.add(numbers);
        }
        require(parser.nextToken() == JsonToken.END_ARRAY, "there is a tier too many");
        return tiers;
    }

    private static long number(JsonParser parser) throws IOException {
        boolean isWhole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
        require(isWhole && parser.getLongValue() >= 0, parser.currentName() + " is no whole number");
        return parser.getLongValue();
    }

    private static String text(JsonParser parser, Pattern form) throws IOException {
        boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
        require(isText && form.matcher(parser.getText()).matches(), parser.currentName() + " has not its form");
        return parser.getText();
    }

    /** What says what is wrong may quote the document, whose names could be sentences of ours, or move a terminal's cursor. */
    private static String shown(String message) {
        String line = message.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "..." : line;
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
