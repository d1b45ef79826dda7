package fr.voix.site.export;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * Apache Parquet: whole numbers as int64, instants as milliseconds of UTC, days as such, texts as UTF-8; what it is stands in its
 * footer.
 */
final class ParquetRowWriter implements RowWriter {

    /** A group of rows waits in memory until it is this big. */
    private static final long ROW_GROUP = 16L << 20;

    /** Who fetches some rows by their number fetches whole groups. */
    private static final int ROWS_OF_A_GROUP = 100_000;

    private static final int PAGE = 1 << 18;

    private final ParquetWriter<Object[]> writer;

    /** @param metadata to stand beside the schema */
    ParquetRowWriter(Path file, Dataset dataset, Map<String, String> metadata) throws IOException {
        this.writer = new Builder(new LocalOutputFile(file), dataset.columns())
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new GzipCodecFactory())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withRowGroupSize(ROW_GROUP)
                .withRowGroupRowCountLimit(ROWS_OF_A_GROUP)
                .withPageSize(PAGE)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withExtraMetaData(metadata)
                .build();
    }

    @Override
    public void write(Object[] row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static MessageType schema(List<Column> columns) {
        var message = Types.buildMessage();
        for (Column column : columns) {
            Repetition repetition = column.isOptional() ? Repetition.OPTIONAL : Repetition.REQUIRED;
            PrimitiveType field = switch (column.type()) {
                case INTEGER -> Types.primitive(INT64, repetition).named(column.name());
                case INSTANT ->
                    Types.primitive(INT64, repetition)
                            .as(timestampType(true, TimeUnit.MILLIS))
                            .named(column.name());
                case DAY -> Types.primitive(INT32, repetition).as(dateType()).named(column.name());
                case BOOLEAN -> Types.primitive(BOOLEAN, repetition).named(column.name());
                case TEXT, ROOT ->
                    Types.primitive(BINARY, repetition).as(stringType()).named(column.name());
            };
            message.addField(field);
        }
        return message.named("voix");
    }

    private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {

        private final List<Column> columns;

        Builder(OutputFile file, List<Column> columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // the only one that must be there
        protected WriteSupport<Object[]> getWriteSupport(Configuration hadoop) {
            return new Rows(columns);
        }

        @Override
        protected WriteSupport<Object[]> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows(columns);
        }
    }

    private static final class Rows extends WriteSupport<Object[]> {

        private final List<Column> columns;
        private RecordConsumer consumer;

        Rows(List<Column> columns) {
            this.columns = columns;
        }

        @Override
        @SuppressWarnings("deprecation") // the only one that must be there
        public WriteContext init(Configuration hadoop) {
            return new WriteContext(schema(columns), Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema(columns), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer target) {
            this.consumer = target;
        }

        @Override
        public void write(Object[] row) {
            consumer.startMessage();
            for (int i = 0; i < row.length; i++) {
                if (row[i] != null) {
                    consumer.startField(columns.get(i).name(), i);
                    add(row[i]);
                    consumer.endField(columns.get(i).name(), i);
                }
            }
            consumer.endMessage();
        }

        private void add(Object value) {
            switch (value) {
                case Long number -> consumer.addLong(number);
                case Instant instant -> consumer.addLong(instant.toEpochMilli());
                case LocalDate day -> consumer.addInteger(Math.toIntExact(day.toEpochDay()));
                case Boolean claim -> consumer.addBoolean(claim);
                case Object text -> consumer.addBinary(Binary.fromString(text.toString()));
            }
        }
    }

    /** The gzip of the JDK for Parquet, whose own codecs come with Hadoop or with native libraries. It only writes. */
    private static final class GzipCodecFactory implements CompressionCodecFactory {

        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName codec) {
            return switch (codec) {
                case GZIP -> new Gzip();
                default -> throw new IllegalArgumentException("No codec " + codec);
            };
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
            throw new UnsupportedOperationException("Nothing is read here");
        }

        @Override
        public void release() {
            // nothing is held
        }

        private static final class Gzip implements BytesInputCompressor {

            @Override
            public BytesInput compress(BytesInput plain) throws IOException {
                var bytes = new ByteArrayOutputStream((int) plain.size() / 4 + 64);
                try (var out = new GZIPOutputStream(bytes)) {
                    plain.writeAllTo(out);
                }
                return BytesInput.from(bytes.toByteArray());
            }

            @Override
            public CompressionCodecName getCodecName() {
                return CompressionCodecName.GZIP;
            }

            @Override
            public void release() {
                // nothing is held
            }
        }
    }
}
