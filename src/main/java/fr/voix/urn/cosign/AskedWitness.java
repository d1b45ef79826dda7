package fr.voix.urn.cosign;

import fr.voix.verify.quorum.SignatureLine;
import fr.voix.verify.quorum.WitnessPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A witness at its address, with every key of it that the policy names: one answer has a line by each.
 *
 * @param url its submission prefix
 */
record AskedWitness(String url, List<WitnessPolicy.Witness> keys) {

    /** What clocks may differ by, and how long ago an answer may have been made that is given again. */
    private static final Duration NEAR = Duration.ofMinutes(5);

    /** Those that a policy says where to ask. */
    static List<AskedWitness> of(WitnessPolicy policy) {
        Map<String, List<WitnessPolicy.Witness>> byUrl = policy.witnesses().stream()
                .filter(witness -> !witness.url().isEmpty())
                .collect(Collectors.groupingBy(
                        witness -> witness.url().replaceFirst("/+$", ""), LinkedHashMap::new, Collectors.toList()));
        return byUrl.entrySet().stream()
                .map(one -> new AskedWitness(address(one.getKey()), one.getValue()))
                .toList();
    }

    private static String address(String url) {
        if (!url.matches("https?://[!-~]+")) {
            throw new IllegalArgumentException("a witness cannot be asked there: " + url);
        }
        return url;
    }

    /** By which people know it. */
    String name() {
        return keys.getFirst().key().key().name();
    }

    /** Whether one of its keys is not among these. */
    boolean lacks(Map<String, String> lines) {
        return keys.stream().anyMatch(key -> !lines.containsKey(cosigner(key)));
    }

    /** By which a line is kept: name and id of its key. */
    private static String cosigner(WitnessPolicy.Witness key) {
        String encoded = key.key().key().encoded();
        return encoded.substring(0, encoded.indexOf('+', encoded.indexOf('+') + 1));
    }

    /**
     * The lines of an answer that are worth keeping, by name and id of their keys. Lines by other keys are passed over.
     *
     * @throws IllegalArgumentException where one by a known key is wrong, or none is there
     */
    Map<String, String> checked(String answer, String text, Instant now) {
        Map<String, String> checked = new LinkedHashMap<>();
        for (SignatureLine line : lines(answer)) {
            for (WitnessPolicy.Witness key : keys) {
                if (line.isBy(key.key().key())) {
                    requireNear(key.key().cosignedAt(line, text), now);
                    checked.put(cosigner(key), line.text());
                }
            }
        }
        if (checked.isEmpty()) {
            throw new IllegalArgumentException("its answer has no line by a key of the policy");
        }
        return checked;
    }

    private static List<SignatureLine> lines(String answer) {
        List<SignatureLine> lines = new ArrayList<>();
        for (String line : answer.split("\n")) {
            try {
                lines.add(SignatureLine.parse(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("a line of its answer " + e.getMessage(), e);
            }
        }
        return lines;
    }

    private static void requireNear(OptionalLong signedAt, Instant now) {
        if (signedAt.isEmpty()) {
            throw new IllegalArgumentException("a co-signature of it is wrong");
        }
        Instant at = Instant.ofEpochSecond(signedAt.getAsLong());
        if (Duration.between(at, now).abs().compareTo(NEAR) > 0) {
            throw new IllegalArgumentException("its clock says " + at);
        }
    }
}
