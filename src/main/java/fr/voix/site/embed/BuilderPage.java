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
 */
public record BuilderPage(
        Frame frame,
        String origin,
        String asked,
        boolean isUnknown,
        List<Link> several,
        EmbedCode built,
        String element,
        String iframe) {}
