package fr.voix.site.embed;

import fr.voix.base.http.MalformedException;
import fr.voix.base.text.Parameters;
import fr.voix.site.card.Picture;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpParameters;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a consumer asks for.
 *
 * @param format {@code json}, the only one, unless it says otherwise
 */
record OembedForm(
        String url,
        String format,
        @Nullable Integer maxWidth,
        @Nullable Integer maxHeight) {

    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,8}");

    /** Where nothing says how wide the place is. */
    private static final int USUAL_WIDTH = 600;

    /** In less than this the result cannot be read, nor what must stand beside it. */
    private static final int NARROWEST = 240;

    /** More than any embed needs. */
    private static final int MUCH = 1_000;

    /** What is asked for twice names nothing. */
    static OembedForm of(HttpParameters parameters) {
        var url = parameters.get("url");
        var asked = new Parameters();
        asked.expect(url != null && !url.isEmpty() && isOnce(parameters, "url"), "url");
        asked.expect(isOnce(parameters, "format"), "format");
        for (var size : List.of("maxwidth", "maxheight")) {
            asked.expect(isSize(parameters.get(size)) && isOnce(parameters, size), size);
        }
        MalformedException.ifAny(asked.malformed());
        return new OembedForm(
                url,
                parameters.get("format") == null ? "json" : parameters.get("format"),
                size(parameters.get("maxwidth")),
                size(parameters.get("maxheight")));
    }

    int width() {
        return maxWidth == null ? USUAL_WIDTH : Math.min(USUAL_WIDTH, maxWidth);
    }

    int height() {
        return maxHeight == null ? MUCH : Math.min(MUCH, maxHeight);
    }

    /** A frame that hides what it must say would be worse than a link. */
    boolean hasRoom(int height) {
        return width() >= NARROWEST && height() >= height;
    }

    /** The maximum holds for the picture as well. */
    boolean hasRoomForPicture() {
        return (maxWidth == null || maxWidth >= Picture.WIDTH) && (maxHeight == null || maxHeight >= Picture.HEIGHT);
    }

    private static boolean isOnce(HttpParameters parameters, String name) {
        return parameters.getAll(name).size() <= 1;
    }

    private static boolean isSize(@Nullable String text) {
        return text == null || SIZE.matcher(text).matches();
    }

    @Nullable
    private static Integer size(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }
}
