package fr.voix.base.page;

import fr.voix.base.text.Language;
import fr.voix.base.text.Link;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What surrounds a page, of the public or of the back office.
 *
 * @param origin the public origin, without a final slash; addresses in metadata never come from the Host header
 * @param path the French address of the page; the English one follows from it
 * @param description what search engines show of it; null in the back office
 * @param navigation the main one, in its order
 * @param crumbs from home to this page; empty for none
 * @param data where the official data come from and how fresh they are, or null when that is not known
 * @param session of the colleague for whom a page of the back office is drawn; null for everybody else
 */
public record Frame(
        Messages messages,
        String origin,
        String path,
        String title,
        @Nullable String description,
        List<Entry> navigation,
        List<Link> crumbs,
        @Nullable Data data,
        boolean isIndexed,
        @Nullable Session session) {

    /**
     * One entry of the navigation.
     *
     * @param count how much waits there, or null
     * @param current a value of {@code aria-current}; null leaves the attribute out
     * @param isFolded whether it stands behind a button, for a navigation that is too long for one row
     */
    public record Entry(
            String link,
            String text,
            @Nullable String count,
            @Nullable String current,
            boolean isFolded) {}

    /**
     * The state of the official data.
     *
     * @param source whose they are, as the licence asks to cite it
     * @param date of the official files or of the last official change, ready to print
     * @param isSample true until something besides the sample of the first start was imported
     */
    public record Data(Link source, Link licence, String date, boolean isSample) {}

    /**
     * A session of the back office.
     *
     * @param csrf what every form of this session carries
     * @param mail of the colleague; null while only half of the sign-in is done
     * @param role that colleague's role in words, or null as well
     */
    public record Session(
            String csrf, @Nullable String mail, @Nullable String role) {}

    /** The entries that stand in the row, or those behind its button. */
    public List<Entry> navigation(boolean isFolded) {
        return navigation.stream().filter(entry -> entry.isFolded() == isFolded).toList();
    }

    public Language language() {
        return messages.language();
    }

    public boolean isSignedIn() {
        return session != null && session.mail() != null;
    }

    public String csrf() {
        return session == null ? null : session.csrf();
    }

    public String href(String target) {
        return language().href(target);
    }

    public String canonical() {
        return origin + href(path);
    }

    public String alternate(Language other) {
        return origin + other.href(path);
    }

    /** Where the oEmbed of an address of ours is, as JSON; ours hold nothing else to encode. */
    public String oembed(String address) {
        var encoded = address.replace(":", "%3A")
                .replace("/", "%2F")
                .replace("?", "%3F")
                .replace("=", "%3D");
        return origin + "/oembed?url=" + encoded + "&format=json";
    }

    /** This frame for a page that no search engine keeps. */
    public Frame unindexed() {
        return new Frame(messages, origin, path, title, description, navigation, crumbs, data, false, session);
    }

    /** This frame with another name for this page at the end of its trail. */
    public Frame withLastCrumb(String text) {
        var trail = new ArrayList<>(crumbs);
        trail.set(trail.size() - 1, new Link(text, null));
        return new Frame(
                messages, origin, path, title, description, navigation, List.copyOf(trail), data, isIndexed, session);
    }

    /** This frame, whose navigation says how much waits at those French addresses. */
    public Frame withWaiting(Map<String, Long> waiting) {
        var byLink = waiting.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .collect(Collectors.toMap(one -> href(one.getKey()), Map.Entry::getValue));
        var counted = navigation.stream()
                .map(entry -> byLink.containsKey(entry.link())
                        ? new Entry(
                                entry.link(),
                                entry.text(),
                                messages.number(byLink.get(entry.link())),
                                entry.current(),
                                entry.isFolded())
                        : entry)
                .toList();
        return new Frame(messages, origin, path, title, description, counted, crumbs, data, isIndexed, session);
    }
}
