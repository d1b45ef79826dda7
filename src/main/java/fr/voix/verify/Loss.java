package fr.voix.verify;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.LogCheckpoint;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a service went on from an older database, as its signed statement says it.
 *
 * @param report the SHA-256 of what was found, in hex
 * @param urns by origin
 */
record Loss(String epoch, String at, String report, String reason, Map<String, Urn> urns) {

    private static final Pattern HEAD = Pattern.compile(
            "(\\S+)/urnes/epoques\nepoch ([1-9]\\d{0,8})\nat (\\S+Z)\nreport ([0-9a-f]{64})\nreason ([^\n]+)\n");
    private static final Pattern URN = Pattern.compile(
            "urn (\\S+) published (\\d{1,18}) ([0-9a-f]{64}) goes-on-from (\\d{1,18}) ([0-9a-f]{64})\n");

    /** What was published of one urn, and what it goes on from. */
    record Urn(LogCheckpoint published, LogCheckpoint from) {

        /** Beyond what it goes on from, and up to what was published: of that it must be the very note. */
        private boolean speaksOf(LogCheckpoint known) {
            return known.size() > from.size()
                    && (known.size() < published.size()
                            || known.size() == published.size() && Arrays.equals(known.root(), published.root()));
        }
    }

    static Loss parse(String text, String host) throws DifferenceException {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt() || !head.group(1).equals(host)) {
            throw new DifferenceException("what stands for the statement of an epoch is none");
        }
        Map<String, Urn> urns = new LinkedHashMap<>();
        Matcher urn = URN.matcher(text).region(head.end(), text.length());
        while (urn.lookingAt()) {
            boolean isAccount = urn.group(1).equals(AccountVerifyService.NAME);
            String origin = host + "/" + urn.group(1) + (isAccount ? "" : "/urne");
            urns.put(
                    origin,
                    new Urn(
                            checkpoint(origin, urn.group(2), urn.group(3)),
                            checkpoint(origin, urn.group(4), urn.group(5))));
            urn.region(urn.end(), text.length());
        }
        return new Loss(head.group(2), head.group(3), head.group(4), head.group(5), urns);
    }

    private static LogCheckpoint checkpoint(String origin, String size, String root) {
        return new LogCheckpoint(origin, Long.parseLong(size), HexFormat.of().parseHex(root));
    }

    Optional<Urn> of(LogCheckpoint known) {
        return Optional.ofNullable(urns.get(known.origin())).filter(urn -> urn.speaksOf(known));
    }

    /** Whether nothing is left of the urn, as the statement has it. */
    boolean isOfAll(LogCheckpoint known) {
        return urns.get(known.origin()).from().size() == 0;
    }

    String sentence(LogCheckpoint known) {
        return "lost: " + (known.size() - urns.get(known.origin()).from().size())
                + " entries that an earlier checkpoint of " + known.size() + " had are not there any more; " + said();
    }

    /** The sentence for an urn of which nothing is served. */
    String sentenceOfAll(LogCheckpoint known) {
        return "lost: the urn is not served any more, nor any of the " + known.size()
                + " entries that an earlier checkpoint had; " + said();
    }

    private String said() {
        return "epoch " + epoch + " of " + at + " says so: " + reason;
    }
}
