package fr.voix.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An urn as the tables have it, read past the service. */
record StoredUrn(String uid, long size, Map<UUID, Row> ballots) {

    private static final Map<String, String> CHOICES = Map.of("P", "pour", "C", "contre", "A", "abstention");

    /** A standing ballot. */
    record Row(String choice, long leafIndex, byte[] nonce) {}

    static StoredUrn read(StageDatabase database, String uid) throws SQLException {
        String sql = "select size, voter_key, choice, leaf_index, nonce from urn left join ballot using (urn_id)"
                + " where urn_id = (select urn_id from scrutin where uid = ?)";
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, uid);
            Map<UUID, Row> ballots = new HashMap<>();
            long size = 0;
            for (ResultSet rows = statement.executeQuery(); rows.next(); ) {
                size = rows.getLong(1);
                UUID voter = rows.getObject(2, UUID.class);
                if (voter != null) {
                    ballots.put(voter, new Row(CHOICES.get(rows.getString(3)), rows.getLong(4), rows.getBytes(5)));
                }
            }
            return new StoredUrn(uid, size, ballots);
        }
    }
}
