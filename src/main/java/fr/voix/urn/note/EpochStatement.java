package fr.voix.urn.note;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an {@link Epoch} that is signed.
 *
 * @param report SHA-256 of the report, in hex
 * @param reason in one line
 */
public record EpochStatement(int number, Instant at, String report, String reason, List<Lost> urns) {

    private static final Pattern HEAD = Pattern.compile(
            "(\\S+)/urnes/epoques\nepoch ([1-9]\\d{0,8})\nat (\\S+Z)\nreport ([0-9a-f]{64})\nreason (.+)\n");
    private static final Pattern URN = Pattern.compile(
            "urn (\\S+) published (\\d{1,18}) ([0-9a-f]{64}) goes-on-from (\\d{1,18}) ([0-9a-f]{64})\n");

    /**
     * One urn.
     *
     * @param published the newest published head
     * @param from the newest published head that is still in the database
     */
    public record Lost(CheckpointNote published, CheckpointNote from) {

        public long missing() {
            return published.size() - from.size();
        }
    }

    public Epoch epoch() {
        return new Epoch(
                number,
                at,
                reason,
                urns.size(),
                urns.stream().mapToLong(Lost::missing).sum());
    }

    /** The signed text; its last line goes into the register. */
    public String text(String host) {
        StringBuilder text = new StringBuilder(host)
                .append("/urnes/epoques\nepoch ")
                .append(number)
                .append("\nat ")
                .append(at)
                .append("\nreport ")
                .append(report)
                .append("\nreason ")
                .append(reason)
                .append('\n');
        for (Lost urn : urns) {
            text.append("urn ")
                    .append(urn.published().path())
                    .append(" published ")
                    .append(urn.published().stated())
                    .append(" goes-on-from ")
                    .append(urn.from().stated())
                    .append('\n');
        }
        return text.append("register r1 ")
                .append(at)
                .append(' ')
                .append(report)
                .append('\n')
                .toString();
    }

    /** Empty for a text that is no statement of this service. */
    public static Optional<EpochStatement> parse(String host, String note) {
        Matcher head = HEAD.matcher(note);
        if (!head.lookingAt() || !head.group(1).equals(host)) {
            return Optional.empty();
        }
        List<Lost> urns = new ArrayList<>();
        Matcher urn = URN.matcher(note).region(head.end(), note.length());
        while (urn.lookingAt()) {
            urns.add(new Lost(
                    note(urn.group(1), urn.group(2), urn.group(3)), note(urn.group(1), urn.group(4), urn.group(5))));
            urn.region(urn.end(), note.length());
        }
        return Optional.of(new EpochStatement(
                Integer.parseInt(head.group(2)), Instant.parse(head.group(3)), head.group(4), head.group(5), urns));
    }

    private static CheckpointNote note(String path, String size, String root) {
        return new CheckpointNote(
                path.substring(path.lastIndexOf('/') + 1),
                Long.parseLong(size),
                HexFormat.of().parseHex(root));
    }
}
