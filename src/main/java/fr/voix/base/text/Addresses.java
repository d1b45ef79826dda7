package fr.voix.base.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** French addresses of pages that more than one class links to; each is spelled only here. */
public final class Addresses {

    public static final String AMENDEMENTS = "/amendements";
    public static final String THEMES = "/themes";
    public static final String DEPUTES = "/deputes";
    public static final String GROUPES = "/groupes";
    public static final String DOSSIERS = "/dossiers";
    public static final String AGENDA = "/agenda";
    public static final String ROLL_CALLS = "/scrutins-publics";
    public static final String MATCH = "/qui-vote-comme-moi";
    public static final String FOLLOW = "/suivre";

    /** The event stream of several scrutins, named by {@code uid}. */
    public static final String STREAM = "/scrutins/flux";

    public static final String PETITIONS = "/petitions";
    public static final String NEW_PETITION = PETITIONS + "/nouvelle";
    public static final String PETITION_RULES = PETITIONS + "/regles";
    public static final String REGISTER = "/registre";
    public static final String JOURNAL = "/journal";
    public static final String RECEIPT = "/recu";
    public static final String OWN_BALLOTS = "/mes-bulletins";
    public static final String BUILDER = "/integrer";
    public static final String METHOD = "/methode";
    public static final String OEMBED = "/oembed";
    public static final String OPEN_DATA = "/donnees-ouvertes";
    public static final String EXPORTS = "/exports";
    public static final String API_REFERENCE = "/api";
    public static final String API_VIEWER = API_REFERENCE + "/reference";
    public static final String FORMATS = "/formats";
    public static final String VERIFIER_KEY = "/.well-known/voix-urn.vkey";
    public static final String ACCESSIBILITY = "/accessibilite";
    public static final String PRIVACY = "/donnees-personnelles";
    public static final String LEGAL = "/mentions-legales";

    /** The home of the back office. */
    public static final String DESK = "/moderation";

    public static final String API = "/api/v1";

    /** The page that lists feeds. */
    public static final String FEEDS = "/flux";

    public static final String NEW_FEED = "/flux/nouveaux.atom";
    public static final String WEEK_FEED = "/flux/semaine.atom";

    /** All events of petitions. */
    public static final String PETITIONS_FEED = "/flux/petitions.atom";

    /** Roll-calls are numbered anew in each legislature; addresses leave out this one, in which Voix began. */
    public static final int FIRST_LEGISLATURE = 17;

    /*
     * Patterns of filters. Each request is matched against each of them, and an Ant pattern took a hundred times as long (half of
     * what a ballot cost outside the database).
     */

    public static final String UNDER_DESK = "(?s)(?:/en)?" + DESK + "(?:/.*)?";
    public static final String UNDER_API = "(?s)" + API + "(?:/.*)?";
    public static final String UNDER_EMBED = "(?s)(?:/en)?/embed(?:/.*)?";

    private Addresses() {}

    public static String scrutin(String uid) {
        return "/scrutins/" + uid;
    }

    public static String recount(String uid) {
        return scrutin(uid) + "/recompte";
    }

    /** The stable address of a petition, without its title; redirects to its page. */
    public static String petition(String uid) {
        return PETITIONS + "/" + uid;
    }

    public static String petition(long id) {
        return petition(Long.toString(id));
    }

    /** The page of a petition. */
    public static String petition(long id, String titleSlug) {
        return petition(id) + "-" + titleSlug;
    }

    /** The page on which one asks for mail about a subject. */
    public static String follow(String kind, Object key) {
        return "/suivre?" + kind + "=" + URLEncoder.encode(key.toString(), StandardCharsets.UTF_8);
    }

    /** Its page in the back office. */
    public static String desk(Subject subject) {
        return DESK + subject.path();
    }

    /** The page with decisions on it. */
    public static String decisions(Subject subject) {
        return desk(subject) + "/decisions";
    }

    /** The address in the API for the address of a page. */
    public static String api(String path) {
        return API + path;
    }

    public static String depute(String slug) {
        return DEPUTES + "/" + slug;
    }

    public static String groupe(String slug) {
        return GROUPES + "/" + slug;
    }

    public static String dossier(String uid) {
        return DOSSIERS + "/" + uid;
    }

    /** The page of an official roll-call. */
    public static String rollCall(int legislature, int numero) {
        return ROLL_CALLS + "/" + (legislature == FIRST_LEGISLATURE ? "" : legislature + "-") + numero;
    }

    public static String theme(String slug) {
        return THEMES + "/" + slug;
    }

    public static String feed(String path) {
        return path + "/flux.atom";
    }

    public static String texteFeed(String uid) {
        return feed("/textes/" + uid);
    }

    /** The debates of a texte or a theme, as a calendar. */
    public static String calendar(String path) {
        return path + "/agenda.ics";
    }

    public static String texteCalendar(String uid) {
        return calendar("/textes/" + uid);
    }

    /** The list of amendements to one texte. */
    public static String ofTexte(String uid) {
        return AMENDEMENTS + "?texte=" + uid;
    }
}
