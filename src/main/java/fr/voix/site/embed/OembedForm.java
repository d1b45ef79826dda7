package fr.voix.site.embed;

import fr.voix.base.http.MalformedException;
import fr.voix.base.text.Parameters;
import fr.voix.site.card.Picture;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpParameters;
import java.util.List;
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

    Optional<Shape> shape() {
        return Shape.within(maxWidth, maxHeight);
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
