package fr.voix.urn.leaf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a tile: {@code <L>/<N>[.p/<W>]} of C2SP {@code tlog-tiles}, with {@code entries} as the level of the leaves themselves.
 *
 * @param level {@link #ENTRIES} for leaves, else 0 to 63
 * @param width number of hashes, 256 for a full tile
 */
public record TilePath(int level, long index, int width) {

    public static final int ENTRIES = -1;
    public static final int FULL = 256;

    /** Fifteen digits are more tiles than any urn will have, and cannot overflow. */
    private static final Pattern PATH = Pattern.compile(
            "(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** Levels of 256-fold above which a tree of a long's size has nothing. */
    private static final int MOST_LEVELS = 8;

    /** Empty for any other spelling. */
    public static Optional<TilePath> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = matcher.group(1).equals("entries") ? ENTRIES : Integer.parseInt(matcher.group(1));
        long index = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
        int width = matcher.group(3) == null ? FULL : Integer.parseInt(matcher.group(3));
        TilePath parsed = new TilePath(level, index, width);
        return Optional.of(parsed)
                .filter(p -> p.isPartial() == (matcher.group(3) != null) && p.width <= FULL)
                .filter(p -> p.format().equals(path));
    }

    public String format() {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return (isEntries() ? "entries" : level) + "/" + path + (isPartial() ? ".p/" + width : "");
    }

    public boolean isEntries() {
        return level == ENTRIES;
    }

    public boolean isPartial() {
        return width < FULL;
    }

    /** The index of its first leaf or hash at its level. */
    public long start() {
        return index * FULL;
    }

    /** This tile in a tree of that size, where it may be wider. */
    public TilePath newest(long size) {
        int height = isEntries() ? 0 : level;
        return new TilePath(level, index, (int) Math.min(FULL, (size >> (8 * height)) - start()));
    }

    /** Whether a tree of that size has the whole tile. */
    public boolean isIn(long size) {
        int height = isEntries() ? 0 : level;
        return height < MOST_LEVELS && start() + width <= size >> (8 * height);
    }
}
