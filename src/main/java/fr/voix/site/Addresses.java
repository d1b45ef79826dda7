package fr.voix.site;

import fr.voix.amendement.Amendement;

/** French addresses of what has a page. */
final class Addresses {

    private Addresses() {}

    /** The same path as on the official site; the stable address where the official files give no path. */
    static String amendement(int legislature, String path, String uid) {
        return path == null ? scrutin(uid) : "/" + legislature + "/amendements/" + path;
    }

    static String amendement(Amendement amendement) {
        return amendement(amendement.legislature(), amendement.path(), amendement.uid());
    }

    static String scrutin(String uid) {
        return "/scrutins/" + uid;
    }

    static String theme(String slug) {
        return "/themes/" + slug;
    }
}
