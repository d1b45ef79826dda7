package fr.voix.wording;

/** French addresses of what has a page. */
public final class Addresses {

    private Addresses() {}

    public static String scrutin(String uid) {
        return "/scrutins/" + uid;
    }

    public static String recount(String uid) {
        return scrutin(uid) + "/recompte";
    }

    public static String theme(String slug) {
        return "/themes/" + slug;
    }

    public static String feed(String path) {
        return path + "/flux.atom";
    }
}
