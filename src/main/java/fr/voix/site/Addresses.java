package fr.voix.site;

/** French addresses of what has a page. */
final class Addresses {

    private Addresses() {}

    static String scrutin(String uid) {
        return "/scrutins/" + uid;
    }

    static String recount(String uid) {
        return scrutin(uid) + "/recompte";
    }

    static String theme(String slug) {
        return "/themes/" + slug;
    }

    static String feed(String path) {
        return path + "/flux.atom";
    }
}
