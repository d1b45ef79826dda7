package fr.voix.base.audit;

/**
 * By whom an act was done.
 *
 * @param moderatorId the number of a colleague, or null
 * @param role of the colleague at that moment; {@code SERVICE} or {@code OPERATOR} when there is none
 */
public record Actor(Integer moderatorId, String role) {

    /** The service itself, by the clock. */
    public static final Actor SERVICE = new Actor(null, "SERVICE");

    /** The operator of the service, by the command line. */
    public static final Actor OPERATOR = new Actor(null, "OPERATOR");

    public static Actor of(int moderatorId, String role) {
        return new Actor(moderatorId, role);
    }
}
