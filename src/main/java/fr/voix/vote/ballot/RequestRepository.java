package fr.voix.vote.ballot;

import fr.voix.base.database.RoundTrip;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Date;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The SQL of requests that were carried out under a key; asked of for those alone that have one. */
@Singleton
@Connectable
class RequestRepository {

    private final JdbcOperations jdbc;

    RequestRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What was carried out already of these orders, by voter; the answer is filled when the trip is sent. */
    Map<UrnVoter, CarriedOutRequest> findAll(Collection<BallotOrder> orders, RoundTrip trip) {
        String sql = """
                select r.urn_id, r.voter_key, r.request_hash, r.leaf_index
                from unnest(?::bigint[], ?::text[]::uuid[], ?::bytea[]) as o (urn_id, voter_key, key_hash)
                join ballot_request r using (urn_id, voter_key, key_hash)
                """;
        Map<UrnVoter, CarriedOutRequest> found = new HashMap<>();
        trip.query(
                sql,
                rows -> {
                    while (rows.next()) {
                        found.put(
                                new UrnVoter(rows.getLong(1), VoterKey.of(rows.getObject(2, UUID.class))),
                                new CarriedOutRequest(
                                        RequestMark.cut(rows.getBytes(3)), rows.getObject(4, Long.class)));
                    }
                },
                orders.stream().mapToLong(order -> order.scrutin().urnId()).toArray(),
                orders.stream().map(order -> order.voterKey().hex()).toArray(String[]::new),
                orders.stream().map(order -> order.mark().keyBytes()).toArray(byte[][]::new));
        return found;
    }

    /** The primary key has the last word: a request that is there already fails the batch. */
    void insert(List<UrnRequest> requests, RoundTrip trip) {
        String sql = """
                insert into ballot_request (urn_id, voter_key, key_hash, request_hash, leaf_index, day)
                select urn_id, voter_key, key_hash, request_hash, leaf_index, date '1970-01-01' + day
                from unnest(?::bigint[], ?::text[]::uuid[], ?::bytea[], ?::bytea[], ?::bigint[], ?::int[])
                    as r (urn_id, voter_key, key_hash, request_hash, leaf_index, day)
                on conflict (urn_id, voter_key, key_hash) do nothing
                """;
        trip.update(
                sql,
                written -> requireAll(written, requests.size()),
                requests.stream().mapToLong(request -> request.voter().urnId()).toArray(),
                requests.stream()
                        .map(request -> request.voter().voterKey().hex())
                        .toArray(String[]::new),
                requests.stream().map(request -> request.mark().keyBytes()).toArray(byte[][]::new),
                requests.stream().map(request -> request.mark().requestBytes()).toArray(byte[][]::new),
                requests.stream().map(UrnRequest::leafIndex).toArray(Long[]::new),
                requests.stream()
                        .mapToInt(request -> (int) request.mark().day().toEpochDay())
                        .toArray());
    }

    private static void requireAll(int written, int requests) {
        if (written != requests) {
            throw new IllegalStateException(written + " requests noted of " + requests);
        }
    }

    /** Forgets all requests of a voter in one urn. */
    void delete(UrnVoter voter) {
        String sql = "delete from ballot_request where urn_id = ? and voter_key = ?";
        jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, voter.urnId());
            statement.setObject(2, voter.voterKey().uuid());
            return statement.executeUpdate();
        });
    }

    /** Forgets those of that day and of all days before. */
    int forget(Date upTo) {
        return jdbc.prepareStatement("delete from ballot_request where day <= ?", statement -> {
            statement.setDate(1, upTo);
            return statement.executeUpdate();
        });
    }
}
