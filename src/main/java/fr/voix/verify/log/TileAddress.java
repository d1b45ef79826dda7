package fr.voix.verify.log;

import java.util.Locale;

/** Where tiles and bundles of leaves stand below a log's address, as C2SP {@code tlog-tiles} says. */
public final class TileAddress {

    public static final int FULL = 256;

    private TileAddress() {}

    public static String hashes(int level, long index, int width) {
        return "tile/" + level + "/" + path(index, width);
    }

    public static String entries(long index, int width) {
        return "tile/entries/" + path(index, width);
    }

    private static String path(long index, int width) {
        StringBuilder path = new StringBuilder(three(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x" + three(rest % 1000) + "/");
        }
        return width == FULL ? path.toString() : path + ".p/" + width;
    }

    private static String three(long digits) {
        return String.format(Locale.ROOT, "%03d", digits);
    }
}
