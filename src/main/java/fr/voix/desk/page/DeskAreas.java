package fr.voix.desk.page;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import io.micronaut.core.annotation.Nullable;
import java.util.Collection;
import java.util.List;

/** The areas of the back office in the order of its navigation, and the frame of every page in it. */
public final class DeskAreas {

    /** The scrutins that no moderator has classified. */
    public static final String QUEUE = "/moderation/file";

    public static final String PETITIONS = "/moderation/petitions";
    public static final String REVIEWS = "/moderation/relectures";
    public static final String DECISIONS = "/moderation/decisions";
    public static final String JOINT_ACTS = "/moderation/a-deux";
    public static final String PRESSURE = "/moderation/pression";
    public static final String THEMES = "/moderation/themes";
    public static final String MAIL = "/moderation/courrier";
    public static final String TEAM = "/moderation/equipe";

    private static final String READERS = "READER";
    private static final String MODERATORS = "MODERATOR";
    private static final String ADMINISTRATORS = "ADMINISTRATOR";

    private static final List<Area> AREAS = List.of(
            new Area(Addresses.DESK, "waiting", READERS, false),
            new Area(QUEUE, "queue", READERS, false),
            new Area(PETITIONS, "petitions", READERS, false),
            new Area(DECISIONS, "decisions", READERS, false),
            new Area(REVIEWS, "review", MODERATORS, true),
            new Area(JOINT_ACTS, "joint", READERS, true),
            new Area(PRESSURE, "pressure", READERS, true),
            new Area(THEMES, "themes", READERS, true),
            new Area(MAIL, "mail", ADMINISTRATORS, true),
            new Area(TEAM, "team", ADMINISTRATORS, true));

    /**
     * @param key the end of the key of its name
     * @param opener the role that opens it; it is shown to nobody without
     * @param isSeldom it stands behind a button of the navigation, but for who is in it
     */
    private record Area(String path, String key, String opener, boolean isSeldom) {}

    private DeskAreas() {}

    /** For pages on which no colleague is signed in. */
    public static Frame frame(Messages messages, String title, String path) {
        return frame(messages, title, path, null, List.of());
    }

    /**
     * @param path the French address of the page, for the link to the other language
     * @param session null while nobody is signed in; half of one shows no areas
     * @param granted the roles of the colleague, by the names that routes ask for
     */
    public static Frame frame(
            Messages messages, String title, String path, @Nullable Frame.Session session, Collection<String> granted) {
        var shown = session == null || session.mail() == null ? List.<Area>of() : AREAS;
        var areas = shown.stream()
                .filter(area -> granted.contains(area.opener()))
                .map(area -> entry(messages, area, current(area, path)))
                .toList();
        return new Frame(messages, "", path, title, null, areas, List.of(), null, false, session);
    }

    /** Whether one of these roles opens the area at a French address. */
    public static boolean isOpen(String path, Collection<String> granted) {
        return AREAS.stream().anyMatch(area -> area.path().equals(path) && granted.contains(area.opener()));
    }

    private static Frame.Entry entry(Messages messages, Area area, @Nullable String current) {
        return new Frame.Entry(
                messages.link(area.path()),
                messages.t("nav." + area.key()),
                null,
                current,
                area.isSeldom() && current == null);
    }

    @Nullable
    private static String current(Area area, String path) {
        var place = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        if (place.equals(area.path())) {
            return "page";
        }
        return area.path().equals(areaOf(place)) ? "true" : null;
    }

    /** To which area a page below one belongs; pages of one scrutin end with the name of theirs. */
    private static String areaOf(String path) {
        if (path.startsWith(Addresses.DESK + "/scrutins/") || path.startsWith(Addresses.DESK + "/lot")) {
            return path.endsWith("/decisions") ? DECISIONS : QUEUE;
        }
        return AREAS.stream()
                .map(Area::path)
                .filter(area -> !area.equals(Addresses.DESK) && path.startsWith(area + "/"))
                .findFirst()
                .orElse(null);
    }
}
