package fr.voix.petition.place;

import fr.voix.base.text.ListReader;
import fr.voix.petition.place.Outline.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
    static Map<String, List<Integer>> codesPostaux() {
        return lines("codes-postaux.csv").stream()
                .map(line -> line.split(";"))
                .collect(Collectors.toMap(
                        cells -> cells[0],
                        cells -> Arrays.stream(cells[1].split(" "))
                                .map(Integer::valueOf)
                                .toList()));
    }

    static List<Outline> outlines() {
        return lines("shapes.csv").stream()
                .map(line -> line.split(";"))
                .map(cells -> new Outline(Frame.valueOf(cells[0].toUpperCase(Locale.ROOT)), cells[1], cells[2]))
                .toList();
    }

    private static List<String> lines(String file) {
        return ListReader.text(DepartementReader.class, file).lines().toList();
    }
}
