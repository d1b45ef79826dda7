package fr.voix.petition.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.petition.place.Outline.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the lists that ship with the service; where they come from stands beside them, in README.md. */
final class DepartementReader {

    /** One line of {@code departements.csv}. */
    record Entry(Departement departement, long population) {}

    private DepartementReader() {}

    /** In the order of their codes. */
    static List<Entry> departements() {
        return lines("departements.csv").stream()
                .map(line -> line.split(";"))
                .map(cells -> new Entry(new Departement(cells[0], cells[1]), Long.parseLong(cells[2])))
                .toList();
    }

    /** Codes postaux as numbers, by the département. */
    static Map<String, int[]> codesPostaux() {
        var codes = new HashMap<String, int[]>();
        for (var line : lines("codes-postaux.csv")) {
            var cells = line.split(";");
            codes.put(
                    cells[0],
                    Arrays.stream(cells[1].split(" "))
                            .mapToInt(Integer::parseInt)
                            .toArray());
        }
        return codes;
    }

    static List<Outline> outlines() {
        return lines("shapes.csv").stream()
                .map(line -> line.split(";"))
                .map(cells -> new Outline(Frame.valueOf(cells[0].toUpperCase(Locale.ROOT)), cells[1], cells[2]))
                .toList();
    }

    private static List<String> lines(String file) {
        try (var in = DepartementReader.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file + " in the service");
            }
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
