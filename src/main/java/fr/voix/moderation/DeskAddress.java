package fr.voix.moderation;

/** Where the desk has what belongs to one scrutin. */
final class DeskAddress {

    static final String SCRUTINS = "/moderation/scrutins/";

    private DeskAddress() {}

    static String summary(String uid) {
        return SCRUTINS + uid + "/resume";
    }
}
