package fr.voix.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An urn as the tables have it, read past the service.
 *
 * @param counted {@code pour,contre,abstention} of its row
 * @param history what {@code tally_history} says, by size
 */
record StoredUrn(String uid, long size, String counted, Map<UUID, Row> ballots, Map<Long, String> history) {

    private static final Map<String, String> CHOICES = Map.of("P", "pour", "C", "contre", "A", "abstention");

    /** A standing ballot. */
    record Row(String choice, long leafIndex, byte[] secret, byte[] nonce) {

        /** The line that it must be in the urn. */
        String leaf(String uid) {
            return RecordedReceipt.leaf(uid, choice, secret, nonce);
        }
    }

    static StoredUrn read(StageDatabase database, String uid) throws SQLException {
        try (Connection connection = database.connect()) {
            return new StoredUrn(
                    uid,
                    Long.parseLong(urn(connection, uid, "size::text")),
                    urn(
                            connection,
                            uid,
                            "concat_ws(',', pour_0 + pour_1 + pour_2, contre_0 + contre_1 + contre_2, "
                                    + "abstention_0 + abstention_1 + abstention_2)"),
                    ballots(connection, uid),
                    history(connection, uid));
        }
    }

    private static String urn(Connection connection, String uid, String what) throws SQLException {
        try (PreparedStatement statement = of(connection, "select " + what + " from urn", uid);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Map<UUID, Row> ballots(Connection connection, String uid) throws SQLException {
        Map<UUID, Row> ballots = new HashMap<>();
        try (PreparedStatement statement =
                        of(connection, "select voter_key, choice, leaf_index, secret, nonce from ballot", uid);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ballots.put(
                        rows.getObject(1, UUID.class),
                        new Row(CHOICES.get(rows.getString(2)), rows.getLong(3), rows.getBytes(4), rows.getBytes(5)));
            }
        }
        return ballots;
    }

    private static Map<Long, String> history(Connection connection, String uid) throws SQLException {
        Map<Long, String> history = new TreeMap<>();
        try (PreparedStatement statement = of(
                        connection, "select size, concat_ws(',', pour, contre, abstention) from tally_history", uid);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                history.put(rows.getLong(1), rows.getString(2));
            }
        }
        return history;
    }

    private static PreparedStatement of(Connection connection, String select, String uid) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(select + " where urn_id = (select urn_id from scrutin where uid = ?)");
        statement.setString(1, uid);
        return statement;
    }
}
