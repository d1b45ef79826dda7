package fr.voix.vote.ballot;

import fr.voix.base.database.Columns;
import fr.voix.base.database.Jdbc;
import fr.voix.base.database.RoundTrip;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** SQL of requests carried out under a key; used only for orders with one. */
@Singleton
record RequestRepository(Jdbc jdbc) {

    /** Requests of these orders carried out before, by voter; the map is filled when the trip is sent. */
    Map<UrnVoter, CarriedOutRequest> findAll(Collection<BallotOrder> orders, RoundTrip trip) {
        String sql = """
                select r.urn_id, r.voter_key, r.request_hash, r.leaf_index
                from unnest(?::bigint[], ?::text[]::uuid[], ?::bytea[]) as o (urn_id, voter_key, key_hash)
                join ballot_request r using (urn_id, voter_key, key_hash)
                """;
        Map<UrnVoter, CarriedOutRequest> found = new HashMap<>();
        trip.each(
                sql,
                row -> found.put(
                        new UrnVoter(row.getLong(1), VoterKey.of(row.getObject(2, UUID.class))),
                        new CarriedOutRequest(RequestMark.cut(row.getBytes(3)), row.getObject(4, Long.class))),
                Columns.longs(orders, order -> order.scrutin().urnId()),
                Columns.texts(orders, order -> order.voterKey().hex()),
                Columns.bytes(orders, order -> order.mark().keyBytes()));
        return found;
    }

    /** Inserts requests; one that exists already fails the batch. */
    void insert(List<UrnRequest> requests, RoundTrip trip) {
        String sql = """
                insert into ballot_request (urn_id, voter_key, key_hash, request_hash, leaf_index, day)
                select urn_id, voter_key, key_hash, request_hash, leaf_index, date '1970-01-01' + day
                from unnest(?::bigint[], ?::text[]::uuid[], ?::bytea[], ?::bytea[], ?::bigint[], ?::int[])
                    as r (urn_id, voter_key, key_hash, request_hash, leaf_index, day)
                on conflict (urn_id, voter_key, key_hash) do nothing
                """;
        trip.updateAll(
                sql,
                requests.size(),
                Columns.longs(requests, request -> request.voter().urnId()),
                Columns.texts(requests, request -> request.voter().voterKey().hex()),
                Columns.bytes(requests, request -> request.mark().keyBytes()),
                Columns.bytes(requests, request -> request.mark().requestBytes()),
                requests.stream().map(UrnRequest::leafIndex).toArray(Long[]::new),
                requests.stream()
                        .mapToInt(request -> (int) request.mark().day().toEpochDay())
                        .toArray());
    }

    /** Deletes all requests of a voter in one urn. */
    void delete(UrnVoter voter) {
        jdbc.update(
                "delete from ballot_request where urn_id = ? and voter_key = ?",
                voter.urnId(),
                voter.voterKey().uuid());
    }

    /** Deletes those of that day and earlier. */
    int forget(LocalDate upTo) {
        return jdbc.update("delete from ballot_request where day <= ?", upTo);
    }
}
