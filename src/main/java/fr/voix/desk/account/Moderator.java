package fr.voix.desk.account;

import fr.voix.base.audit.Actor;

/** A colleague who works here. */
public record Moderator(int id, String mail, Role role) {

    /** What the account of all acts calls a colleague: a number, never a name or an address. */
    public static String subject(int id) {
        return "moderator:" + id;
    }

    /** By whom what this colleague does is done. */
    Actor actor() {
        return Actor.of(id, role.name());
    }

    String subject() {
        return subject(id);
    }
}
