package fr.voix.site.embed;

import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * How large an embed is on the page of another site.
 *
 * @param taille as the address of the embed calls it
 */
record Shape(String taille, int width, int height) {

    private static final Shape[] USUAL = {
        new Shape("standard", 300, 250), new Shape("large", 728, 90), new Shape("compact", 300, 120)
    };

    /** In less than this the result cannot be read, nor what must stand beside it. */
    private static final int NARROWEST = 200;

    /** What a compact result in less than its width needs, its lines being broken. */
    private static final int HEIGHT_OF_NARROW = 180;

    /**
     * The largest that fits. Where none of the usual ones is narrow enough, a compact one of the width that there is, and higher;
     * where that is not high enough or too narrow, none at all, rather than one that hides what it must say.
     */
    static Optional<Shape> within(@Nullable Integer maxWidth, @Nullable Integer maxHeight) {
        int width = maxWidth == null ? Integer.MAX_VALUE : maxWidth;
        int height = maxHeight == null ? Integer.MAX_VALUE : maxHeight;
        var usual = Arrays.stream(USUAL)
                .filter(shape -> shape.width <= width && shape.height <= height)
                .max(Comparator.comparingInt(shape -> shape.width * shape.height));
        boolean isNarrowOne = usual.isEmpty() && width >= NARROWEST && height >= HEIGHT_OF_NARROW;
        return isNarrowOne ? Optional.of(new Shape("compact", width, HEIGHT_OF_NARROW)) : usual;
    }
}
