package fr.voix.desk.queue;

/** Where the desk has what belongs to one scrutin. */
public final class DeskAddress {

    public static final String SCRUTINS = "/moderation/scrutins/";

    private DeskAddress() {}

    public static String summary(String uid) {
        return SCRUTINS + uid + "/resume";
    }
}
