package fr.voix.base.audit;

/**
 * Who did an act.
 *
 * @param moderatorId the number of a moderator, or null
 * @param role of the moderator at that moment; {@code SERVICE} or {@code OPERATOR} where there is none
 */
public record Actor(Integer moderatorId, String role) {

    /** The service itself, in a scheduled job. */
    public static final Actor SERVICE = new Actor(null, "SERVICE");

    /** The operator, by the command line. */
    public static final Actor OPERATOR = new Actor(null, "OPERATOR");

    public static Actor of(int moderatorId, String role) {
        return new Actor(moderatorId, role);
    }
}
