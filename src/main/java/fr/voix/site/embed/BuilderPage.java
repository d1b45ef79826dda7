package fr.voix.site.embed;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import java.util.List;

/**
 * The page that builds the code of an embed.
 *
 * @param asked what was typed
 * @param isUnknown whether nothing was found under it
 * @param several what it may mean, each with its own address of this page
 * @param built null when there is nothing to show
 * @param element, iframe the code, as it is to be pasted
 * @param copies what is pasted into tools that take no code
 * @param images of the Scrutin or petition that is shown; empty for a list
 */
public record BuilderPage(
        Frame frame,
        String origin,
        String asked,
        boolean isUnknown,
        List<Choice> choices,
        List<Link> several,
        EmbedCode built,
        String element,
        String iframe,
        List<Format> formats,
        List<Copy> copies,
        List<Image> images) {

    /** One thing to pick. */
    public record Choice(String name, String label, List<Option> options) {}

    /** One of what can be picked. */
    public record Option(String value, String label, boolean isSelected) {}

    /** What one tool takes; the hint says where it goes. */
    public record Copy(String id, String label, String hint, String text) {}

    /**
     * A picture that stands where no frame can.
     *
     * @param code as it is to be pasted
     */
    public record Image(String id, String label, String href, int width, int height, String alt, String code) {}

    /** What the code of a picture is written from: where it leads, and where it is. */
    public record ImageCode(String page, String source, Image image) {}

    /** One format with examples of it; the text of each is what its frame is called. */
    public record Format(String code, String label, int width, int height, List<Link> samples) {}
}
