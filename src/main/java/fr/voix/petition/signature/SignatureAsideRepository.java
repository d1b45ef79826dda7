package fr.voix.petition.signature;

import fr.voix.base.database.Columns;
import fr.voix.base.database.Jdbc;
import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.Tier;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The SQL of signatures that are set aside, or may be, and of marks that outlive them. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class SignatureAsideRepository implements GenericRepository<SignatureRow, UUID> {

    private final Jdbc jdbc;

    SignatureAsideRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    @Introspected
    record PlacedRow(UUID id, long leafIndex) {}

    /** Some that count, in the order of their keys. */
    @Query("""
            select signature_id as id, leaf_index
            from signature
            where urn_id = :urnId and leaf_index is not null and aside_id is null
                and (cast(:after as uuid) is null or signature_id > cast(:after as uuid))
            order by signature_id
            limit :most""")
    abstract List<PlacedRow> page(long urnId, @Nullable UUID after, int most);

    /** Those of a range that count, per tier. */
    Counts countStanding(long urnId, LeafRange range) {
        String sql = """
                select tier, count(*)
                from signature
                where urn_id = ? and leaf_index >= ? and leaf_index < ? and aside_id is null
                    and (?::bigint[] is null or leaf_index = any(?::bigint[]))
                group by tier
                """;
        return counts(sql, urnId, range.first(), range.end(), range.only(), range.only());
    }

    /** Those that a decision or a group has set aside, per tier. */
    Counts countOfDecision(long urnId, long number) {
        String sql = "select tier, count(*) from signature where urn_id = ? and aside_id = ? group by tier";
        return counts(sql, urnId, number);
    }

    private Counts counts(String sql, Object... values) {
        return jdbc
                .list(sql, row -> Counts.NONE.plus(Tier.of(row.getInt(1)), Choice.S, row.getLong(2)), values)
                .stream()
                .reduce(Counts.NONE, Counts::plus);
    }

    /** What is in the urn of these, in the order of their leaves. */
    List<Signature> findAll(List<SignatureId> ids) {
        String sql = "select " + SignatureRepository.COLUMNS + """
                from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, signature_id)
                join signature s using (urn_id, signature_id)
                where s.leaf_index is not null
                order by s.leaf_index
                """;
        return jdbc.list(
                sql,
                SignatureRepository::read,
                SignatureBatchRepository.urnIds(ids),
                SignatureBatchRepository.uuids(ids));
    }

    /** Some that a decision or a group has set aside, in the order of their leaves. */
    List<Signature> ofDecision(long urnId, long number, int most) {
        String sql = "select " + SignatureRepository.COLUMNS + """
                from (
                    select *
                    from signature
                    where urn_id = ? and aside_id = ?
                    order by signature_id
                    limit ?
                ) s
                order by s.leaf_index
                """;
        return jdbc.list(sql, SignatureRepository::read, urnId, number, most);
    }

    /** @param mark null for what counts again */
    void mark(long urnId, List<UUID> signatures, @Nullable AsideMark mark, RoundTrip trip) {
        String sql = """
                update signature s
                set aside_rule = ?, aside_id = ?
                from unnest(?::text[]::uuid[]) as v (signature_id)
                where s.urn_id = ? and s.signature_id = v.signature_id
                """;
        trip.update(
                sql,
                mark == null ? null : mark.rule(),
                mark == null ? null : mark.number(),
                Columns.texts(signatures, UUID::toString),
                urnId);
    }

    /** The marks that mailboxes kept when they took a signature back, of whichever of their places. */
    Map<SignatureSlot, AsideMark> findKept(List<SignatureSlot> slots) {
        String sql = """
                select distinct k.urn_id, k.address_key, k.slot, k.rule, k.set_aside_id
                from unnest(?::bigint[], ?::text[]::uuid[]) as v (urn_id, address_key)
                join signature_aside k using (urn_id, address_key)
                """;
        Map<SignatureSlot, AsideMark> kept = new HashMap<>();
        jdbc.each(
                sql,
                0,
                row -> kept.put(
                        new SignatureSlot(row.getLong(1), row.getObject(2, UUID.class), row.getInt(3)),
                        new AsideMark(row.getString(4), row.getLong(5))),
                Columns.longs(slots, SignatureSlot::urnId),
                Columns.texts(slots, slot -> slot.addressKey().toString()));
        return kept;
    }

    /** Signatures that bear these marks are there again. */
    void deleteKept(List<SignatureSlot> slots) {
        String sql = "delete from signature_aside where urn_id = ? and address_key = ? and slot = ?";
        jdbc.updateEach(
                sql,
                slots.stream()
                        .map(slot -> new Object[] {slot.urnId(), slot.addressKey(), slot.slot()})
                        .toList());
    }

    /** How many marks of a decision are kept without a signature. */
    @Query("select count(*) from signature_aside where urn_id = :urnId and set_aside_id = :number")
    abstract long countKept(long urnId, long number);

    /** Forgets those; how many. */
    @Query("delete from signature_aside where urn_id = :urnId and set_aside_id = :number")
    abstract int deleteKept(long urnId, long number);
}
