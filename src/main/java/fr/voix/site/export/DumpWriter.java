package fr.voix.site.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.text.FormulaGuard;
import fr.voix.site.export.ExportRepository.Hidden;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Writes a file of a dated copy anew without what is not shown any more, whatever columns its day had. */
final class DumpWriter {

    private static final String PETITION = "petition";
    private static final String TITLE = "titre";

    /** A row with one of these there goes. */
    private static final List<String> SUBJECTS = List.of("scrutin", PETITION);

    /** In these it is left out of a list. */
    private static final List<String> MENTIONS = List.of("amendement", "amendements");

    private static final CSVFormat READ =
            CSVFormat.RFC4180.builder().setHeader().get();

    private DumpWriter() {}

    /**
     * @param rows how many stay
     * @param isChanged whether anything was left out
     */
    record Written(long rows, boolean isChanged) {}

    /** Whether it has a column that may name what is hidden. */
    static boolean concerns(DataPackageJson.Resource file) {
        return file.schema().fields().stream()
                .anyMatch(field -> SUBJECTS.contains(field.name()) || MENTIONS.contains(field.name()));
    }

    /** @param hidden what goes; of a petition that is shown the title alone, for which the one that stands is put */
    static Written without(Set<Hidden> hidden, Path from, Path to) throws IOException {
        var uids = hidden.stream()
                .filter(one -> one.titre() == null)
                .map(Hidden::uid)
                .collect(Collectors.toSet());
        var titles = hidden.stream()
                .filter(one -> one.titre() != null)
                .collect(Collectors.toMap(Hidden::uid, one -> FormulaGuard.guarded(one.titre())));
        long rows = 0;
        boolean isChanged = false;
        try (var in = new InputStreamReader(new GZIPInputStream(Files.newInputStream(from)), UTF_8);
                var records = READ.parse(in);
                var out = new BufferedWriter(
                        new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(to)), UTF_8));
                var printer = CSVFormat.RFC4180.print(out)) {
            var names = records.getHeaderNames();
            printer.printRecord(names);
            for (var row : records) {
                if (SUBJECTS.stream().anyMatch(name -> row.isMapped(name) && uids.contains(row.get(name)))) {
                    isChanged = true;
                    continue;
                }
                rows++;
                for (var name : names) {
                    var shown = name.equals(TITLE) && row.isMapped(PETITION)
                            ? titles.getOrDefault(row.get(PETITION), row.get(name))
                            : shown(row, name, uids);
                    isChanged |= !row.get(name).equals(shown);
                    printer.print(shown.isEmpty() ? null : shown);
                }
                printer.println();
            }
        }
        return new Written(rows, isChanged);
    }

    private static String shown(CSVRecord row, String name, Set<String> hidden) {
        return MENTIONS.contains(name)
                ? Arrays.stream(row.get(name).split(" "))
                        .filter(uid -> !hidden.contains(uid))
                        .collect(Collectors.joining(" "))
                : row.get(name);
    }
}
