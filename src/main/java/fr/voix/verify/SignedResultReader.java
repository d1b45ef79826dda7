package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.KeptFileReader;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.UncheckableException;
import fr.voix.verify.quorum.CanonicalBase64;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a signed result from a file; strictly, since whatever is not in the signed text could be anybody's. */
public final class SignedResultReader {

    static final int MOST_BYTES = 16_384;

    /** Nothing that a terminal obeys: neither control characters, those of one byte or of two, nor invisible ones. */
    private static final Pattern LINE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,500}");

    private static final Map<String, Pattern> TEXTS = Map.of(
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

    private SignedResultReader() {}

    static SignedResult read(Path file) throws DifferenceException, UncheckableException {
        byte[] json = KeptFileReader.read(file, MOST_BYTES + 1);
        if (json.length > MOST_BYTES) {
            throw new DifferenceException("the signed result is longer than it may be, " + MOST_BYTES + " bytes");
        }
        return parse(json);
    }

    public static SignedResult parse(byte[] json) throws DifferenceException {
        JsonObject said = JsonObject.parse(json, "the signed result");
        LogKind kind = said.has(LogKind.SCRUTIN.noun()) ? LogKind.SCRUTIN : LogKind.PETITION;
        Set<String> names = names(kind);
        require(said.fields().keySet().containsAll(names), "a field is missing");
        Set<String> others = new HashSet<>(said.fields().keySet());
        others.removeAll(names);
        // the same hour under another name, where the document has it
        require(
                others.isEmpty()
                        || others.equals(Set.of("asOf"))
                                && said.fields()
                                        .get("asOf")
                                        .equals(said.fields().get("at")),
                "a field is nothing that is signed");
        for (String name : TEXTS.keySet()) {
            boolean isText = said.fields().get(name) instanceof String text
                    && TEXTS.get(name).matcher(text).matches();
            require(isText, name + " has not its form");
        }
        requireTiers(said.objects("tiers"), kind);
        PublishedTally tally = PublishedTally.of(said, kind);
        require(kind.isUid(tally.uid()), "it is no " + kind.noun());
        return new SignedResult(
                tally,
                said.text("at"),
                said.text("caution"),
                said.text("origin"),
                said.text("key"),
                CanonicalBase64.decode(said.text("signature")));
    }

    private static Set<String> names(LogKind kind) {
        Set<String> names = new HashSet<>(TEXTS.keySet());
        names.addAll(List.of(kind.noun(), "size", "tiers"));
        names.addAll(kind.words());
        if (kind == LogKind.SCRUTIN) {
            names.add("total");
        }
        return names;
    }

    private static void requireTiers(List<JsonObject> tiers, LogKind kind) throws DifferenceException {
        Set<String> names = new HashSet<>(kind.words());
        names.add("tier");
        require(tiers.size() == UrnCount.TIERS, "a tier is missing, or too many");
        for (int tier = 0; tier < UrnCount.TIERS; tier++) {
            Map<String, Object> said = tiers.get(tier).fields();
            boolean isAsItShould = said.keySet().equals(names)
                    && said.values().stream().allMatch(one -> one instanceof Long number && number >= 0)
                    && (Long) said.get("tier") == tier;
            require(isAsItShould, "tier " + tier + " is not what it should be");
        }
    }

    private static void require(boolean holds, String otherwise) throws DifferenceException {
        if (!holds) {
            throw new DifferenceException("the signed result is not the JSON that it should be: " + otherwise);
        }
    }
}
