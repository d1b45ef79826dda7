package fr.voix.base.page;

import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * What every page shows around its own content.
 *
 * @param origin the public origin, without a final slash; addresses in metadata never come from the Host header
 * @param path the French address of the page; the English one follows from it
 * @param section the entry of the main navigation that is marked, or null
 * @param crumbs from home to this page; empty for none
 * @param data where the official data come from and how fresh they are, or null when that is not known
 */
public record Frame(
        Messages messages,
        Language language,
        Assets assets,
        String origin,
        String path,
        String title,
        String description,
        String section,
        List<Link> crumbs,
        Data data,
        boolean isIndexed) {

    /**
     * The state of the official data.
     *
     * @param source whose they are, as the licence asks to cite it
     * @param date of the official files or of the last official change, ready to print
     * @param isSample true until something besides the sample of the first start was imported
     */
    public record Data(Link source, Link licence, String date, boolean isSample) {}

    public String href(String target) {
        return language.href(target);
    }

    public String canonical() {
        return origin + language.href(path);
    }

    public String alternate(Language other) {
        return origin + other.href(path);
    }

    /** Where the oEmbed of an address of ours is, in one of its two formats; ours hold nothing else to encode. */
    public String oembed(String address, String format) {
        var encoded = address.replace(":", "%3A")
                .replace("/", "%2F")
                .replace("?", "%3F")
                .replace("=", "%3D");
        return origin + "/oembed?url=" + encoded + "&format=" + format;
    }

    /** For {@code aria-current}: null leaves the attribute out. */
    public String current(String entry) {
        return entry.equals(section) ? "page" : null;
    }

    /** This frame for a page that no search engine keeps. */
    public Frame unindexed() {
        return new Frame(messages, language, assets, origin, path, title, description, section, crumbs, data, false);
    }

    /** This frame with another name for this page at the end of its trail. */
    public Frame withLastCrumb(String text) {
        var trail = new ArrayList<>(crumbs);
        trail.set(trail.size() - 1, new Link(text, null));
        return new Frame(
                messages,
                language,
                assets,
                origin,
                path,
                title,
                description,
                section,
                List.copyOf(trail),
                data,
                isIndexed);
    }
}
