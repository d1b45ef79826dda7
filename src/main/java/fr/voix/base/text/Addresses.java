package fr.voix.base.text;

/** French addresses of what has a page. */
public final class Addresses {

    /** The page that lists feeds and calendar. */
    public static final String FEEDS = "/flux";

    public static final String NEW_FEED = "/flux/nouveaux.atom";
    public static final String CLOSINGS_FEED = "/flux/clotures.atom";
    public static final String WEEK_FEED = "/flux/semaine.atom";
    public static final String CALENDAR = "/clotures.ics";

    /** Everything that happens to petitions. */
    public static final String PETITIONS_FEED = "/flux/petitions.atom";

    /** Numbers of roll-calls begin anew with each legislature; those of this one, in which Voix began, stand alone. */
    public static final int FIRST_LEGISLATURE = 17;

    private Addresses() {}

    public static String scrutin(String uid) {
        return "/scrutins/" + uid;
    }

    public static String recount(String uid) {
        return scrutin(uid) + "/recompte";
    }

    /** The address of a petition without the words of its title: it leads to its page, and is stable. */
    public static String petition(String uid) {
        return "/petitions/" + uid;
    }

    public static String petition(long id) {
        return petition(Long.toString(id));
    }

    /** The page of a petition. */
    public static String petition(long id, String titleSlug) {
        return petition(id) + "-" + titleSlug;
    }

    /** Where one asks to hear by mail of a thing of that kind. */
    public static String follow(String kind, Object key) {
        return "/suivre?" + kind + "=" + key;
    }

    /** Where moderators work on it. */
    public static String desk(Subject subject) {
        return "/moderation" + subject.path();
    }

    /** Where decisions on it are. */
    public static String decisions(Subject subject) {
        return desk(subject) + "/decisions";
    }

    /** Where programs are told of what has a page. */
    public static String api(String path) {
        return "/api/v1" + path;
    }

    public static String depute(String slug) {
        return "/deputes/" + slug;
    }

    public static String groupe(String slug) {
        return "/groupes/" + slug;
    }

    public static String dossier(String uid) {
        return "/dossiers/" + uid;
    }

    /** The page of an official roll-call. */
    public static String rollCall(int legislature, int numero) {
        return "/scrutins-publics/" + (legislature == FIRST_LEGISLATURE ? "" : legislature + "-") + numero;
    }

    public static String theme(String slug) {
        return "/themes/" + slug;
    }

    public static String feed(String path) {
        return path + "/flux.atom";
    }

    public static String texteFeed(String uid) {
        return feed("/textes/" + uid);
    }

    /** The list of amendements to one texte. */
    public static String ofTexte(String uid) {
        return "/amendements?texte=" + uid;
    }
}
