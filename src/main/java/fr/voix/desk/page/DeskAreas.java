package fr.voix.desk.page;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/** The areas of the back office in the order of its navigation, and the frame of every page in it. */
public final class DeskAreas {

    /** Where the back office begins. */
    public static final String HOME = "/moderation";

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

    /** {@code key}: the end of the key of its name. {@code isForAdministrators}: it is shown to no other role. */
    private record Area(String path, String key, boolean isForAdministrators) {}

    private DeskAreas() {}

    /** For pages on which no colleague is signed in. */
    public static Frame frame(Messages messages, String title, String path) {
        return frame(messages, title, path, null, false);
    }

    /**
     * @param path the French address of the page, for the link to the other language
     * @param session null while nobody is signed in; half of one shows no areas
     * @param administers whether the colleague is an administrator
     */
    public static Frame frame(
            Messages messages, String title, String path, @Nullable Frame.Session session, boolean administers) {
        var shown = session == null || session.mail() == null ? List.<Area>of() : AREAS;
        var areas = shown.stream()
                .filter(area -> administers || !area.isForAdministrators())
                .map(area -> new Frame.Entry(
                        messages.link(area.path()), messages.t("nav." + area.key()), null, current(area, path)))
                .toList();
        return new Frame(messages, "", path, title, null, areas, List.of(), null, false, session);
    }

    private static String current(Area area, String path) {
        var place = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        if (place.equals(area.path())) {
            return "page";
        }
        return area.path().equals(areaOf(place)) ? "true" : null;
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
}
