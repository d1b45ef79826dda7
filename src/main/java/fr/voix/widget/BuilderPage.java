package fr.voix.widget;

import fr.voix.site.Frame;
import fr.voix.wording.Link;
import java.util.List;

/**
 * The page that builds the code of an embed.
 *
 * @param asked what was typed
 * @param isUnknown whether nothing was found under it
 * @param several what it may mean, each with its own address of this page
 * @param built null when there is nothing to show
 * @param element, iframe the code, as it is to be pasted
 * @param uid of the Scrutin that is shown; null for a list
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
        String uid) {

    /** One thing to pick. */
    public record Choice(String name, String label, List<Option> options) {}

    /** One of what can be picked. */
    public record Option(String value, String label, boolean isSelected) {}

    /** One format with examples of it; the text of each is what its frame is called. */
    public record Format(String code, String label, int width, int height, List<Link> samples) {}
}
