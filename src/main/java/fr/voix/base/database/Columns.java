package fr.voix.base.database;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The columns of many rows, one array each, as {@code unnest} takes them; the driver sends arrays of these types in binary. */
public final class Columns {

    private Columns() {}

    public static <T> long[] longs(Collection<T> rows, ToLongFunction<T> value) {
        return rows.stream().mapToLong(value).toArray();
    }

    public static <T> String[] texts(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    public static <T> byte[][] bytes(Collection<T> rows, Function<T, byte[]> value) {
        return rows.stream().map(value).toArray(byte[][]::new);
    }
}
