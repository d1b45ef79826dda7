package fr.voix.petition.signature;

import fr.voix.base.database.RoundTrip;
import fr.voix.petition.petition.PetitionConfig;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.petition.place.Place;
import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.crowd.OriginMark;
import fr.voix.urn.crowd.Quarantine;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.UrnDraft;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

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
        trip.query(sql, rows -> read(rows, row -> found.put(row.id(), row)), urnIds(ids), uuids(ids));
        return found;
    }

    /** What stands and counts in these; the answer is filled when the trip is sent. */
    Map<SignatureSlot, Signature> findCounted(List<SignatureSlot> slots, RoundTrip trip) {
        String sql = "select " + SignatureRepository.COLUMNS + """
                from unnest(?::bigint[], ?::text[]::uuid[], ?::bigint[]) as v (urn_id, address_key, slot)
                join signature s using (urn_id, address_key, slot)
                where s.leaf_index is not null and s.aside_id is null
                """;
        Map<SignatureSlot, Signature> found = new HashMap<>();
        trip.query(
                sql,
                rows -> read(rows, row -> found.put(row.slot(), row)),
                longs(slots, SignatureSlot::urnId),
                texts(slots, slot -> slot.addressKey().toString()),
                longs(slots, SignatureSlot::slot));
        return found;
    }

    private static void read(ResultSet rows, Consumer<Signature> each) throws SQLException {
        while (rows.next()) {
            each.accept(SignatureRepository.read(rows));
        }
    }

    /** Which of these urns are of petitions that take no signatures; filled when the trip is sent. */
    Set<Long> findShut(Collection<Long> urnIds, RoundTrip trip) {
        String sql = """
                select p.urn_id
                from petition p
                where p.urn_id = any(?::bigint[]) and (p.is_hidden or p.state not in ('SPONSORING', 'AWAITING', 'OPEN'))
                """;
        Set<Long> shut = new HashSet<>();
        trip.query(
                sql,
                rows -> {
                    while (rows.next()) {
                        shut.add(rows.getLong(1));
                    }
                },
                (Object) urnIds.stream().mapToLong(Long::longValue).toArray());
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
        trip.update(
                sql,
                written -> requireAll(written, signatures.size()),
                urnIds(ids),
                uuids(ids),
                longs(signatures, CountedSignature::index),
                bytes(signatures, CountedSignature::secret),
                bytes(signatures, CountedSignature::nonce),
                texts(
                        signatures,
                        each -> each.aside() == null ? null : each.aside().rule()),
                signatures.stream()
                        .map(each -> each.aside() == null ? null : each.aside().number())
                        .toArray(Long[]::new));
    }

    /** Some that were counted before. */
    void setAside(Collection<Quarantine.Earlier<Signature>> earlier, RoundTrip trip) {
        if (earlier.isEmpty()) {
            return;
        }
        String sql = """
                update signature s
                set aside_rule = v.aside_rule, aside_id = v.aside_id
                from unnest(?::bigint[], ?::text[]::uuid[], ?::text[], ?::bigint[])
                    as v (urn_id, signature_id, aside_rule, aside_id)
                where s.urn_id = v.urn_id and s.signature_id = v.signature_id and s.aside_id is null
                """;
        List<AsideMark> marks = earlier.stream().map(Quarantine.Earlier::mark).toList();
        List<SignatureId> ids = earlier.stream().map(one -> one.vote().id()).toList();
        trip.update(
                sql,
                written -> requireAll(written, earlier.size()),
                urnIds(ids),
                uuids(ids),
                texts(marks, AsideMark::rule),
                longs(marks, AsideMark::number));
    }

    /** From which networks these were asked for, as far as that is known; filled when the trip is sent. */
    Map<SignatureId, OriginMark> findAsked(Collection<SignatureId> ids, RoundTrip trip) {
        String sql = """
                select urn_id, signature_id, day, mark
                from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, signature_id)
                join asked_mark using (urn_id, signature_id)
                """;
        Map<SignatureId, OriginMark> asked = new HashMap<>();
        trip.query(
                sql,
                rows -> {
                    while (rows.next()) {
                        asked.put(
                                new SignatureId(rows.getLong(1), rows.getObject(2, UUID.class)),
                                new OriginMark(
                                        OriginKind.NETWORK, rows.getObject(3, LocalDate.class), rows.getBytes(4)));
                    }
                },
                urnIds(ids),
                uuids(ids));
        return asked;
    }

    void forgetAsked(Collection<SignatureId> ids, RoundTrip trip) {
        if (ids.isEmpty()) {
            return;
        }
        String sql = """
                delete from asked_mark a
                using unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, signature_id)
                where a.urn_id = v.urn_id and a.signature_id = v.signature_id
                """;
        trip.update(sql, deleted -> {}, urnIds(ids), uuids(ids));
    }

    private static void requireAll(int written, int signatures) {
        if (written != signatures) {
            throw new IllegalStateException(written + " signatures counted of " + signatures);
        }
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
        trip.update(sql, kept -> {}, urnIds(ids), uuids(ids));
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
            trip.update(
                    sql,
                    written -> requireAll(written, changes.size()),
                    longs(changes, each -> each.getKey().urnId()),
                    texts(changes, each -> each.getKey().area()),
                    longs(changes, each -> Math.abs(each.getValue())));
        }
    }

    /** Notes the thresholds that these urns have reached with this commit; those that were reached before stay as they are. */
    void noteThresholds(List<UrnDraft> grown, PetitionConfig config, Instant now, RoundTrip trip) {
        record Reached(UrnDraft draft, ThresholdKind kind) {}
        List<Reached> reached = new ArrayList<>();
        for (UrnDraft draft : grown) {
            long total = draft.urn().counts().total();
            Arrays.stream(ThresholdKind.values())
                    .filter(kind -> total >= config.signaturesFor(kind))
                    .forEach(kind -> reached.add(new Reached(draft, kind)));
        }
        if (reached.isEmpty()) {
            return;
        }
        String sql = """
                insert into petition_threshold (urn_id, kind, signatures, size, departements, reached_at)
                select v.urn_id, v.kind, v.signatures, v.size, v.departements, ?
                from unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                    as v (urn_id, kind, signatures, size, departements)
                where v.departements = 0
                    or v.departements <= (
                        select count(*)
                        from signature_departement d
                        where d.urn_id = v.urn_id and d.signatures > 0 and d.place not in (?, ?))
                on conflict (urn_id, kind) do nothing
                """;
        trip.update(
                sql,
                noted -> {},
                Timestamp.from(now),
                longs(reached, each -> each.draft().urnId()),
                texts(reached, each -> each.kind().name()),
                longs(reached, each -> config.signaturesFor(each.kind())),
                longs(reached, each -> each.draft().urn().frontier().size()),
                longs(reached, each -> config.departementsFor(each.kind())),
                Place.ABROAD,
                Place.NO_DEPARTEMENT);
    }

    private static long[] urnIds(Collection<SignatureId> ids) {
        return ids.stream().mapToLong(SignatureId::urnId).toArray();
    }

    private static String[] uuids(Collection<SignatureId> ids) {
        return ids.stream().map(id -> id.uuid().toString()).toArray(String[]::new);
    }

    // the driver sends arrays of these types in binary

    private static <T> long[] longs(List<T> items, ToLongFunction<T> value) {
        return items.stream().mapToLong(value).toArray();
    }

    private static <T> String[] texts(List<T> items, Function<T, String> value) {
        return items.stream().map(value).toArray(String[]::new);
    }

    private static <T> byte[][] bytes(List<T> items, Function<T, byte[]> value) {
        return items.stream().map(value).toArray(byte[][]::new);
    }
}
