package fr.voix.site.export;

import fr.voix.base.text.FormulaGuard;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** RFC 4180 in UTF-8 with a header; texts are guarded, numbers and instants cannot begin a formula. */
final class CsvRowWriter implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final CSVPrinter printer;

    CsvRowWriter(Path file, Dataset dataset) throws IOException {
        Writer out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), BUFFER);
        this.printer = CSVFormat.RFC4180.print(out);
        for (Column column : dataset.columns()) {
            printer.print(column.name());
        }
        printer.println();
    }

    /** @param row each a String, a Long, an Instant, a LocalDate, a Boolean or null, in the order of the columns */
    void write(Object[] row) throws IOException {
        for (Object value : row) {
            printer.print(value instanceof String text ? FormulaGuard.guarded(text) : value);
        }
        printer.println();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
