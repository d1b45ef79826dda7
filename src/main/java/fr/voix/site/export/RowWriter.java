package fr.voix.site.export;

import java.io.Closeable;
import java.io.IOException;

/** Writes rows in one form. A value is a String, a Long, an Instant or null, in the order of the dataset's columns. */
interface RowWriter extends Closeable {

    void write(Object[] row) throws IOException;
}
