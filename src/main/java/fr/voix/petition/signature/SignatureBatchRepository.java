package fr.voix.petition.signature;

import fr.voix.base.database.Columns;
import fr.voix.base.database.RoundTrip;
import fr.voix.petition.signature.SignatureBatch.CountedSignature;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;

/** The SQL by which signatures are counted, set aside and taken back; set-based, as a batch of the writer needs it. */
@Singleton
class SignatureBatchRepository {

    /** What is stored of these signatures; the answer is filled when the trip is sent. */
    Map<SignatureId, Signature> findAll(Collection<SignatureId> ids, RoundTrip trip) {
        String sql = "select " + SignatureRepository.COLUMNS + """
                from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, signature_id)
                join signature s using (urn_id, signature_id)
                """;
        Map<SignatureId, Signature> found = new HashMap<>();
        trip.each(sql, row -> put(found, Signature::id, row), urnIds(ids), uuids(ids));
        return found;
    }

    private static <K> void put(Map<K, Signature> found, Function<Signature, K> key, ResultSet row)
            throws SQLException {
        Signature signature = SignatureRepository.read(row);
        found.put(key.apply(signature), signature);
    }

    /** Which of these urns are of petitions that take no signatures; filled when the trip is sent. */
    Set<Long> findShut(Collection<Long> urnIds, RoundTrip trip) {
        String sql = """
                select p.urn_id
                from petition p
                where p.urn_id = any(?::bigint[]) and (p.is_hidden or p.state not in ('SPONSORING', 'AWAITING', 'OPEN'))
                """;
        Set<Long> shut = new HashSet<>();
        trip.each(sql, row -> shut.add(row.getLong(1)), (Object) Columns.longs(urnIds, Long::longValue));
        return shut;
    }

    /** Each must still wait: one that was erased meanwhile undoes the batch, which is then carried out without it. */
    void count(List<CountedSignature> signatures, RoundTrip trip) {
        if (signatures.isEmpty()) {
            return;
        }
        String sql = """
                update signature s
                set leaf_index = v.leaf_index, secret = v.secret, nonce = v.nonce, asked_at = null,
                    aside_rule = v.aside_rule, aside_id = v.aside_id
                from unnest(?::bigint[], ?::text[]::uuid[], ?::bigint[], ?::bytea[], ?::bytea[], ?::text[], ?::bigint[])
                    as v (urn_id, signature_id, leaf_index, secret, nonce, aside_rule, aside_id)
                where s.urn_id = v.urn_id and s.signature_id = v.signature_id and s.leaf_index is null
                """;
        List<SignatureId> ids = signatures.stream().map(CountedSignature::id).toList();
        trip.updateAll(
                sql,
                signatures.size(),
                urnIds(ids),
                uuids(ids),
                Columns.longs(signatures, CountedSignature::index),
                Columns.bytes(signatures, CountedSignature::secret),
                Columns.bytes(signatures, CountedSignature::nonce),
                Columns.texts(
                        signatures,
                        each -> each.aside() == null ? null : each.aside().rule()),
                signatures.stream()
                        .map(each -> each.aside() == null ? null : each.aside().number())
                        .toArray(Long[]::new));
    }

    /** The mark of a signature that is set aside stays, as long as it is known to whom it belongs. */
    void delete(List<SignatureId> ids, RoundTrip trip) {
        if (ids.isEmpty()) {
            return;
        }
        String sql = """
                with gone as (
                    delete from signature s
                    using unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, signature_id)
                    where s.urn_id = v.urn_id and s.signature_id = v.signature_id
                    returning s.urn_id, s.address_key, s.slot, s.aside_rule, s.aside_id, s.address)
                insert into signature_aside (urn_id, address_key, slot, rule, set_aside_id)
                select urn_id, address_key, slot, aside_rule, aside_id
                from gone
                where aside_id is not null and address is not null
                on conflict (urn_id, address_key, slot) do update
                set rule = excluded.rule, set_aside_id = excluded.set_aside_id
                """;
        trip.update(sql, urnIds(ids), uuids(ids));
    }

    /** Carries what grew and what shrank; their rows do not meet. */
    void addToAreas(SortedMap<SignedArea, Long> changes, RoundTrip trip) {
        String grown = """
                insert into signature_departement (urn_id, place, signatures)
                select *
                from unnest(?::bigint[], ?::text[], ?::bigint[])
                on conflict (urn_id, place) do update
                set signatures = signature_departement.signatures + excluded.signatures
                """;
        String shrunk = """
                update signature_departement d
                set signatures = d.signatures - v.signatures
                from unnest(?::bigint[], ?::text[], ?::bigint[]) as v (urn_id, place, signatures)
                where d.urn_id = v.urn_id and d.place = v.place
                """;
        change(
                grown,
                changes.entrySet().stream().filter(each -> each.getValue() > 0).toList(),
                trip);
        change(
                shrunk,
                changes.entrySet().stream().filter(each -> each.getValue() < 0).toList(),
                trip);
    }

    private static void change(String sql, List<Map.Entry<SignedArea, Long>> changes, RoundTrip trip) {
        if (!changes.isEmpty()) {
            trip.updateAll(
                    sql,
                    changes.size(),
                    Columns.longs(changes, each -> each.getKey().urnId()),
                    Columns.texts(changes, each -> each.getKey().area()),
                    Columns.longs(changes, each -> Math.abs(each.getValue())));
        }
    }

    static long[] urnIds(Collection<SignatureId> ids) {
        return Columns.longs(ids, SignatureId::urnId);
    }

    static String[] uuids(Collection<SignatureId> ids) {
        return Columns.texts(ids, id -> id.uuid().toString());
    }
}
