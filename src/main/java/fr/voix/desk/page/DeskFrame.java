package fr.voix.desk.page;

import fr.voix.base.text.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What surrounds every page of the back office.
 *
 * @param path the French address of the page, for the link to the other language
 * @param email of the colleague who is signed in, or null
 * @param role that colleague's role in words, or null
 * @param csrf what every form of this session carries, also of one that is only half open; or null
 * @param administers whether the colleague is an administrator
 * @param waiting how much waits in an area, by its address; absent where nobody has counted
 */
public record DeskFrame(
        Messages words,
        String title,
        String path,
        String email,
        String role,
        String csrf,
        boolean administers,
        Map<String, Long> waiting) {

    /** Where the back office begins. */
    public static final String HOME = "/moderation";

    /** The areas in the order of the navigation: the address, and the last part of the key of its name. */
    private static final List<Area> AREAS = List.of(
            new Area(HOME, "queue", false),
            new Area(HOME + "/petitions", "petitions", false),
            new Area(HOME + "/relectures", "review", false),
            new Area(HOME + "/decisions", "decisions", false),
            new Area(HOME + "/a-deux", "joint", false),
            new Area(HOME + "/pression", "pressure", false),
            new Area(HOME + "/themes", "themes", false),
            new Area(HOME + "/chiffres", "figures", false),
            new Area(HOME + "/webhooks", "webhooks", false),
            new Area(HOME + "/courrier", "mail", true),
            new Area(HOME + "/equipe", "team", true));

    /** {@code isForAdministrators}: it is shown to no other role. */
    private record Area(String path, String key, boolean isForAdministrators) {}

    /** One entry of the navigation; {@code current} is a value of {@code aria-current}, or null, as is {@code count}. */
    public record Tab(String link, String text, String count, String current) {}

    /** For pages on which no colleague is signed in. */
    public static DeskFrame of(Messages words, String title, String path) {
        return new DeskFrame(words, title, path, null, null, null, false, Map.of());
    }

    /** This frame, whose navigation says how much waits in the area of that address. */
    public DeskFrame withWaiting(String area, long number) {
        var all = new HashMap<>(waiting);
        all.put(area, number);
        return new DeskFrame(words, title, path, email, role, csrf, administers, Map.copyOf(all));
    }

    public boolean isSignedIn() {
        return email != null;
    }

    /** The navigation of a colleague who is signed in. */
    public List<Tab> tabs() {
        return AREAS.stream()
                .filter(area -> administers || !area.isForAdministrators())
                .map(area -> new Tab(words.link(area.path()), words.t("nav." + area.key()), count(area), current(area)))
                .toList();
    }

    private String count(Area area) {
        var number = waiting.get(area.path());
        return number == null ? null : words.number(number);
    }

    /** To which area a page below one belongs; pages of one scrutin end with the name of theirs. */
    private static String areaOf(String path) {
        if (path.startsWith(HOME + "/scrutins/") || path.startsWith(HOME + "/lot")) {
            return path.endsWith("/decisions") ? HOME + "/decisions" : HOME;
        }
        return AREAS.stream()
                .map(Area::path)
                .filter(area -> !area.equals(HOME) && path.startsWith(area + "/"))
                .findFirst()
                .orElse(null);
    }

    private String current(Area area) {
        var place = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        if (place.equals(area.path())) {
            return "page";
        }
        return area.path().equals(areaOf(place)) ? "true" : null;
    }
}
