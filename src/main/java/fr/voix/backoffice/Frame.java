package fr.voix.backoffice;

import java.util.List;

/**
 * What surrounds every page of the back office.
 *
 * @param path the French address of the page, for the link to the other language
 * @param email of the colleague who is signed in, or null
 * @param role that colleague's role in words, or null
 * @param csrf what every form of this session carries, also of one that is only half open; or null
 * @param administers whether the colleague is an administrator
 */
public record Frame(
        Wording words, String title, String path, String email, String role, String csrf, boolean administers) {

    /** Where the back office begins. */
    public static final String HOME = "/moderation";

    /** The areas in the order of the navigation: the address, and the last part of the key of its name. */
    private static final List<Area> AREAS =
            List.of(new Area(HOME, "queue", false), new Area("/moderation/equipe", "team", true));

    /** {@code isForAdministrators}: nobody else is shown it. */
    private record Area(String path, String key, boolean isForAdministrators) {}

    /** One entry of the navigation; {@code current} is a value of {@code aria-current}, or null. */
    public record Tab(String link, String text, String current) {}

    /** For pages that nobody is signed in on. */
    public static Frame of(Wording words, String title, String path) {
        return new Frame(words, title, path, null, null, null, false);
    }

    public boolean isSignedIn() {
        return email != null;
    }

    /** The navigation of somebody who is signed in. */
    public List<Tab> tabs() {
        return AREAS.stream()
                .filter(area -> administers || !area.isForAdministrators())
                .map(area -> new Tab(words.link(area.path()), words.text("nav." + area.key()), current(area)))
                .toList();
    }

    private String current(Area area) {
        if (path.equals(area.path())) {
            return "page";
        }
        var isHome = area.path().equals(HOME);
        return path.startsWith(isHome ? HOME + "/scrutins/" : area.path() + "/") ? "true" : null;
    }
}
