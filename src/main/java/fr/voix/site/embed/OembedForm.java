package fr.voix.site.embed;

import fr.voix.site.card.Picture;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpParameters;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a consumer asks for.
 *
 * @param format {@code json} unless it says otherwise
 */
record OembedForm(
        String url,
        String format,
        @Nullable Integer maxWidth,
        @Nullable Integer maxHeight) {

    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8}");

    /** Empty when there is no address, a size is no size, or something is asked for twice. */
    static Optional<OembedForm> of(HttpParameters parameters) {
        var url = parameters.get("url");
        if (url == null
                || url.isEmpty()
                || isTwice(parameters, "url", "format", "maxwidth", "maxheight")
                || !isSize(parameters.get("maxwidth"))
                || !isSize(parameters.get("maxheight"))) {
            return Optional.empty();
        }
        return Optional.of(new OembedForm(
                url,
                parameters.get("format") == null ? "json" : parameters.get("format"),
                size(parameters.get("maxwidth")),
                size(parameters.get("maxheight"))));
    }

    Optional<Shape> shape() {
        return Shape.within(maxWidth, maxHeight);
    }

    /** The maximum holds for the picture as well. */
    boolean hasRoomForPicture() {
        return (maxWidth == null || maxWidth >= Picture.WIDTH) && (maxHeight == null || maxHeight >= Picture.HEIGHT);
    }

    private static boolean isTwice(HttpParameters parameters, String... names) {
        for (var name : names) {
            if (parameters.getAll(name).size() > 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSize(@Nullable String text) {
        return text == null || SIZE.matcher(text).matches();
    }

    @Nullable
    private static Integer size(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }
}
