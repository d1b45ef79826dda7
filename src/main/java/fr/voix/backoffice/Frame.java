package fr.voix.backoffice;

import java.util.List;

/**
 * What surrounds every page of the back office.
 *
 * @param path the French address of the page, for the link to the other language
 * @param email of the colleague who is signed in, or null
 * @param role that colleague's role in words, or null
 * @param csrf what every form of this session carries, or null
 */
public record Frame(Wording words, String title, String path, String email, String role, String csrf) {

    /** Where the back office begins. */
    public static final String HOME = "/moderation";

    /** The areas in the order of the navigation: the address, and the last part of the key of its name. */
    private static final List<Area> AREAS = List.of(
            new Area(HOME, "queue"),
            new Area("/moderation/decisions", "decisions"),
            new Area("/moderation/pression", "pressure"));

    private record Area(String path, String key) {}

    /** One entry of the navigation; {@code current} is a value of {@code aria-current}, or null. */
    public record Tab(String link, String text, String current) {}

    /** For pages that nobody is signed in on. */
    public static Frame of(Wording words, String title, String path) {
        return new Frame(words, title, path, null, null, null);
    }

    public boolean isSignedIn() {
        return csrf != null;
    }

    /** The navigation of somebody who is signed in. */
    public List<Tab> tabs() {
        return AREAS.stream()
                .map(area -> new Tab(words.link(area.path()), words.text("nav." + area.key()), current(area)))
                .toList();
    }

    /** To which area a page below one belongs; pages of one scrutin end with the name of theirs. */
    private static String areaOf(String path) {
        if (path.startsWith(HOME + "/scrutins/")) {
            return path.endsWith("/decisions") ? HOME + "/decisions" : HOME;
        }
        return AREAS.stream()
                .map(Area::path)
                .filter(area -> !area.equals(HOME) && path.startsWith(area + "/"))
                .findFirst()
                .orElse(null);
    }

    private String current(Area area) {
        if (path.equals(area.path())) {
            return "page";
        }
        return area.path().equals(areaOf(path)) ? "true" : null;
    }
}
