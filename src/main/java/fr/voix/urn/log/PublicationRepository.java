package fr.voix.urn.log;

import fr.voix.base.database.DistributionConfig;
import fr.voix.base.database.Jdbc;
import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.UrnDraft;
import fr.voix.urn.log.UrnRepository.UrnRow;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The SQL of the published state of urns. */
@Singleton
record PublicationRepository(Jdbc jdbc, DistributionConfig distribution) {

    private static final String SELECT = "select " + UrnRow.COLUMNS + UrnRow.CROWD
            + ", u.counted_at, u.due_at, u.written, u.is_as_written from " + UrnRow.PUBLISHED;

    private static final String WAITING = "where u.written > u.size";

    private static final String COUNTS = """
            pour_0, contre_0, abstention_0, pour_1, contre_1, abstention_1, pour_2, contre_2, abstention_2,
            signature_0, signature_1, signature_2""";

    private static final String INSERT = """
            insert into publication (urn_id, is_open, has_set_aside, size, frontier, %1$s, published_at)
            select urn_id, is_open, has_set_aside, size, frontier, %1$s, ?
            from urn
            %2$s
            order by urn_id
            on conflict do nothing
            """;

    /** Rows are always locked in this order: no deadlock. */
    private static final String LOCK = "select from publication where urn_id = any(?) order by urn_id for update";

    /** Publishes nothing if another size was published meanwhile. */
    private static final String PUBLISH = """
            update publication p
            set is_open = u.is_open, has_set_aside = u.has_set_aside, size = u.size, frontier = u.frontier,
                pour_0 = u.pour_0, contre_0 = u.contre_0, abstention_0 = u.abstention_0,
                pour_1 = u.pour_1, contre_1 = u.contre_1, abstention_1 = u.abstention_1,
                pour_2 = u.pour_2, contre_2 = u.contre_2, abstention_2 = u.abstention_2,
                signature_0 = u.signature_0, signature_1 = u.signature_1, signature_2 = u.signature_2,
                published_at = ?, due_at = null
            from urn u
            join unnest(?::bigint[], ?::bigint[]) as k (urn_id, size) using (urn_id)
            where p.urn_id = u.urn_id and (p.size = k.size or k.size = %d) and p.size < u.size
            """.formatted(UrnDraft.WHATEVER_WAITS);

    /** Those that are shown. PostgreSQL keeps the plan for one uid and makes the one for many each time. */
    List<PublishedRow> findShown(Collection<String> uids) {
        return uids.size() == 1
                ? select(UrnRepository.SHOWN + "and u.uid = ?", uids.iterator().next())
                : select(UrnRepository.SHOWN + "and u.uid = any(?)", (Object) uids.toArray(String[]::new));
    }

    /** Those that exist, shown or hidden. */
    List<PublishedRow> find(Collection<String> uids) {
        return select("where u.uid = any(?)", (Object) uids.toArray(String[]::new));
    }

    /** Those that are shown, in the order of their uids as ASCII. */
    List<PublishedRow> findShownAfter(String uid, int most) {
        return select(
                UrnRepository.SHOWN + "and u.uid collate \"C\" > ? order by u.uid collate \"C\" limit ?", uid, most);
    }

    /** Those with waiting changes that were written since that hour. */
    List<PublishedRow> findWaiting(Instant hour) {
        return select(WAITING + " and u.urn_id in (select urn_id from tally_history where hour >= ?)", hour);
    }

    /** Those with waiting changes of any time. Reads every urn. */
    List<PublishedRow> findWaiting() {
        return select(WAITING);
    }

    private List<PublishedRow> select(String which, Object... parameters) {
        return jdbc.list(
                SELECT + which,
                row -> new PublishedRow(
                        UrnRow.toPublished(row),
                        Jdbc.instant(row, "counted_at"),
                        Jdbc.instant(row, "due_at"),
                        row.getLong("written"),
                        row.getBoolean("is_as_written")),
                parameters);
    }

    /** Locks the published rows until the transaction ends. */
    void lock(List<PublishedRow> rows) {
        parts(rows).forEach(part -> jdbc.exists(LOCK, (Object) ids(part)));
    }

    /** Publishes the current state of urns that still are as they were read. */
    int publish(List<PublishedRow> rows, Instant now) {
        return parts(rows).stream()
                .mapToInt(part -> jdbc.update(PUBLISH, now, ids(part), sizes(part)))
                .sum();
    }

    /** Notes when waiting changes are due; the first instance that sees them writes it. */
    void setDue(List<PublishedRow> rows, Instant dueAt) {
        // unless another instance published the urn meanwhile
        String sql = """
                update publication p
                set due_at = ?
                from unnest(?::bigint[], ?::bigint[]) as k (urn_id, size)
                join urn u using (urn_id)
                where p.urn_id = k.urn_id and p.size = k.size and p.size < u.size and p.due_at is null
                """;
        parts(rows).forEach(part -> jdbc.update(sql, dueAt, ids(part), sizes(part)));
    }

    private List<List<PublishedRow>> parts(List<PublishedRow> rows) {
        return distribution.parts(rows, row -> row.urn().urnId());
    }

    private static long[] sizes(List<PublishedRow> rows) {
        return rows.stream().mapToLong(PublishedRow::published).toArray();
    }

    private static long[] ids(List<PublishedRow> rows) {
        return rows.stream().mapToLong(row -> row.urn().urnId()).toArray();
    }

    /** Publishes at once, in the transaction that writes them: urns that are new, closed or reopened, and a new text if no change waits. */
    void write(List<UrnDraft> drafts, Instant now, RoundTrip trip) {
        List<UrnDraft> fresh =
                drafts.stream().filter(draft -> draft.firstIndex() == 0).toList();
        if (!fresh.isEmpty()) {
            trip.update(
                    INSERT.formatted(COUNTS, "where urn_id = any(?)"),
                    Timestamp.from(now),
                    fresh.stream().mapToLong(UrnDraft::urnId).toArray());
        }
        List<UrnDraft> stated = drafts.stream()
                .filter(draft -> draft.firstIndex() > 0 && draft.isStatement())
                .toList();
        if (!stated.isEmpty()) {
            trip.query(LOCK, rows -> {}, (Object)
                    stated.stream().mapToLong(UrnDraft::urnId).toArray());
            trip.update(
                    PUBLISH,
                    Timestamp.from(now),
                    stated.stream().mapToLong(UrnDraft::urnId).toArray(),
                    stated.stream().mapToLong(UrnDraft::publishedFrom).toArray());
        }
    }

    /** Publishes the current state of all urns without a published row. */
    int insertMissing(Instant now) {
        return jdbc.update(INSERT.formatted(COUNTS, ""), now);
    }

    int deleteAll() {
        return jdbc.update("delete from publication");
    }
}
