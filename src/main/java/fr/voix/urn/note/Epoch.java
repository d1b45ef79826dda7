package fr.voix.urn.note;

import java.time.Instant;

/**
 * That the service went on from a database older than what it had published, as it signed that.
 *
 * @param reason in one line, by the operator
 * @param urns how many lack something, the audit log among them
 * @param missing how many leaves, and entries of the audit log, are lost
 */
public record Epoch(int number, Instant at, String reason, int urns, long missing) {

    /** Where all statements can be read. */
    public static final String STATEMENTS = "/urnes/epoques";

    /** Where the report can be read that the statement names by its hash. */
    public String report() {
        return STATEMENTS + "/" + number + "/rapport";
    }
}
