package fr.voix.site.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One JSON object a line. Every column is there, with null where a row has nothing. */
final class NdjsonRowWriter implements RowWriter {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator("\n").build();

    private final List<Column> columns;
    private final OutputStream out;
    private final JsonGenerator json;
    private boolean isEmpty = true;

    NdjsonRowWriter(Path file, Dataset dataset) throws IOException {
        this.columns = dataset.columns();
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        this.json = JSON.createGenerator(out, JsonEncoding.UTF8);
    }

    @Override
    public void write(Object[] row) throws IOException {
        isEmpty = false;
        json.writeStartObject();
        for (int i = 0; i < row.length; i++) {
            json.writeFieldName(columns.get(i).name());
            switch (row[i]) {
                case null -> json.writeNull();
                case Long number -> json.writeNumber(number);
                case Boolean claim -> json.writeBoolean(claim);
                case Object text -> json.writeString(text.toString());
            }
        }
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (!isEmpty) {
                json.writeRaw('\n');
            }
            json.close();
        }
    }
}
