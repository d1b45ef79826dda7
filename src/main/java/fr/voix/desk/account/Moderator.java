package fr.voix.desk.account;

import fr.voix.base.audit.Actor;

/** A colleague with an account of the back office, of any role. */
public record Moderator(int id, String mail, Role role) {

    /** The colleague's name in the audit log: a number, never a name or an address. */
    public static String subject(int id) {
        return "moderator:" + id;
    }

    /** The colleague as the actor of an act. */
    Actor actor() {
        return Actor.of(id, role.name());
    }

    String subject() {
        return subject(id);
    }
}
