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
 * @param images of the Scrutin or petition that is shown
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
        List<Image> images) {

    /** One thing to pick. */
    public record Choice(String name, String label, List<Option> options) {}

    /** One of what can be picked. */
    public record Option(String value, String label, boolean isSelected) {}

    /**
     * A picture that stands where no frame can.
     *
     * @param code as it is to be pasted
     */
    public record Image(String id, String label, String href, String width, String alt, String code) {}

    /** What the code of a picture is written from: where it leads, and where it is. */
    public record ImageCode(String page, String source, Image image) {}
}
