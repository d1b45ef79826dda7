package fr.voix.site.embed;

import io.micronaut.core.annotation.Nullable;
import java.util.Map;

/**
 * What a page has to hold for an embed.
 *
 * @param attributes of the element, those that are not as usual
 * @param title what the frame is called
 * @param frame full address of the embed
 * @param height of a frame that nothing makes higher
 * @param href full address of the page behind it
 * @param picture full address of what is seen without JavaScript; null where there is none
 */
public record EmbedCode(
        Map<String, String> attributes,
        String title,
        String frame,
        int height,
        String href,
        @Nullable String picture,
        String script) {

    public EmbedCode {
        attributes = Map.copyOf(attributes);
    }

    /** Null leaves the attribute out. */
    public String attribute(String name) {
        return attributes.get(name);
    }
}
