package fr.voix.desk.account;

/** A colleague who works here. */
public record Moderator(int id, String mail, Role role) {

    /** What the account of all acts calls a colleague: a number, never a name or an address. */
    public static String subject(int id) {
        return "moderator:" + id;
    }

    String subject() {
        return subject(id);
    }
}
