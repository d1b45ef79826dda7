package fr.voix.site.embed;

import java.util.Map;

/**
 * What a page has to hold for an embed.
 *
 * @param attributes of the element, those that are not as usual
 * @param title what the frame is called
 * @param frame full address of the embed
 * @param height of a frame that nothing makes higher
 * @param href full address of the page behind it
 * @param picture full address of what is seen without JavaScript
 */
public record EmbedCode(
        Map<String, String> attributes,
        String title,
        String frame,
        int height,
        String href,
        String picture,
        String script) {

    private static final int HEIGHT = 320;
    private static final int LONG_TITLE = 100;
    private static final int FOR_LONG_TITLE = 130;

    public EmbedCode {
        attributes = Map.copyOf(attributes);
    }

    /** Of a frame that nothing makes higher: enough in a place of 240 pixels. */
    static int height(String title) {
        return title.length() > LONG_TITLE ? HEIGHT + FOR_LONG_TITLE : HEIGHT;
    }

    /** Null leaves the attribute out. */
    public String attribute(String name) {
        return attributes.get(name);
    }
}
