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
 * The layout around a page, of the public or of the back office.
 *
 * @param origin the public origin, without a final slash; addresses in metadata never come from the Host header
 * @param path the French address of the page; the English one follows from it
 * @param description for search engines; null in the back office
 * @param navigation the main one, in its order
 * @param crumbs links from home to this page; empty for none
 * @param data source and date of the official data, or null when not known
 * @param session of the moderator for whom a page of the back office is made; null otherwise
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
     * @param count how many items wait there, or null
     * @param current a value of {@code aria-current}; null leaves the attribute out
     * @param isFolded whether it is behind a button, where the navigation is too long for one row
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
     * @param source the owner, as the licence asks to cite it
     * @param date of the official files or of the last official change, ready to print
     * @param isSample true until more than the sample of the first start was imported
     */
    public record Data(Link source, Link licence, String date, boolean isSample) {}

    /**
     * A session of the back office.
     *
     * @param csrf the token of every form of this session
     * @param mail of the moderator; null while the sign-in is not complete
     * @param role of the moderator in words, or null as well
     */
    public record Session(
            String csrf, @Nullable String mail, @Nullable String role) {}

    /** The entries in the row, or those behind its button. */
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

    /** The oEmbed address, as JSON, of one of our addresses, which have no other characters to encode. */
    public String oembed(String address) {
        var encoded = address.replace(":", "%3A")
                .replace("/", "%2F")
                .replace("?", "%3F")
                .replace("=", "%3D");
        return origin + "/oembed?url=" + encoded + "&format=json";
    }

    /** This frame, not to be indexed by search engines. */
    public Frame unindexed() {
        return new Frame(messages, origin, path, title, description, navigation, crumbs, data, false, session);
    }

    /** This frame with another text for the last crumb. */
    public Frame withLastCrumb(String text) {
        var trail = new ArrayList<>(crumbs);
        trail.set(trail.size() - 1, new Link(text, null));
        return new Frame(
                messages, origin, path, title, description, navigation, List.copyOf(trail), data, isIndexed, session);
    }

    /** This frame for a page whose own lines lead to where it belongs. */
    public Frame withoutCrumbs() {
        return new Frame(messages, origin, path, title, description, navigation, List.of(), data, isIndexed, session);
    }

    /** This frame with the number of waiting items at those French addresses in its navigation. */
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
