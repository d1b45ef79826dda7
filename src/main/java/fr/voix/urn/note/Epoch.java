package fr.voix.urn.note;

import java.time.Instant;

/**
 * A signed epoch: the service went on with a database that is older than what it had published.
 *
 * @param reason in one line, by the operator
 * @param urns number of logs with losses, the audit log included
 * @param missing number of lost leaves and entries of the audit log
 */
public record Epoch(int number, Instant at, String reason, int urns, long missing) {

    /** The address of all statements. */
    public static final String STATEMENTS = "/urnes/epoques";

    /** The address of the report that the statement names by its hash. */
    public String report() {
        return STATEMENTS + "/" + number + "/rapport";
    }
}
