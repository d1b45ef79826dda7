package fr.voix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Leaves and what they make, for every program that counts: the recount behind the service, the command {@code verify}, the
 * browser, the verifier in Node and the count of the fault tests must say the same of each.
 */
public final class LeafSequences {

    private static final Path FILE = Path.of("src/test/resources/urn/sequences.csv");
    private static final String SCRUTIN = "AMANR5L17PO59048B2247P0D1N001115";

    private static final String FAULT = "fault";

    private LeafSequences() {}

    /**
     * One urn.
     *
     * @param verdict the counts by choice and the state: {@code 1,0,0 open}; null when the last leaf
     *     contradicts
     */
    public record Sequence(String why, String uid, List<String> leaves, String verdict) {

        /** @param count what a program says of an urn: as the verdict does, or {@code fault} */
        public void requireSame(BiFunction<String, List<String>, String> count) {
            assertThat(count.apply(uid, leaves)).as(why).isEqualTo(verdict == null ? FAULT : verdict);
            if (verdict == null && leaves.size() > 1) {
                assertThat(count.apply(uid, leaves.subList(0, leaves.size() - 1)))
                        .as("before: " + why)
                        .isNotEqualTo(FAULT);
            }
        }

        @Override
        public String toString() {
            return why;
        }
    }

    /** Those of the file, and those of the page of formats that contradict. */
    public static Stream<Sequence> all() {
        try {
            var own = Files.readAllLines(FILE).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(LeafSequences::parse);
            var published = FormatVectors.contradictions().stream()
                    .map(one -> new Sequence(one.why(), one.uid(), one.leaves(), null));
            return Stream.concat(own, published);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sequence parse(String line) {
        String[] fields = line.split(";");
        String uid = fields[1].equals("petition") ? "42" : SCRUTIN;
        List<String> leaves = Arrays.stream(fields[2].split("\\|"))
                .map(leaf -> leaf(leaf, uid))
                .toList();
        return new Sequence(fields[0], uid, leaves, fields[3].equals(FAULT) ? null : fields[3]);
    }

    private static String leaf(String token, String uid) {
        String[] parts = token.split(":");
        return switch (parts[0]) {
            case "T" -> "t1 " + uid + " " + parts[1].repeat(64);
            case "B" -> "b1 " + uid + " " + parts[1] + " 0 " + parts[2].repeat(42) + "A";
            case "S" -> "s1 " + uid + " 1 " + parts[1].repeat(42) + "A";
            case "Z" -> "z1 " + uid + " " + parts[1].replace(',', ' ');
            default -> token.replace("UID", uid);
        };
    }
}
