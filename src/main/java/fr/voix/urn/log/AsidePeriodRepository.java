package fr.voix.urn.log;

import fr.voix.base.database.RoundTrip;
import fr.voix.urn.leaf.AsideChange;
import fr.voix.urn.leaf.UrnDraft;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The SQL of the leaves between which ballots were set aside. */
@Singleton
class AsidePeriodRepository {

    private record Row(long urnId, AsideChange change) {}

    /** Notes what the drafts set aside and reinstate; no statement for the others. */
    void write(Collection<UrnDraft> drafts, RoundTrip trip) {
        List<Row> begun = rows(drafts, AsideChange::isAside);
        if (!begun.isEmpty()) {
            String sql = """
                    insert into aside_period (urn_id, leaf_index, from_index, choice)
                    select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[])
                    """;
            trip.update(
                    sql,
                    written -> {},
                    longs(begun, Row::urnId),
                    longs(begun, row -> row.change().ballotIndex()),
                    longs(begun, row -> row.change().leafIndex()),
                    begun.stream().map(row -> row.change().choice().name()).toArray(String[]::new));
        }
        List<Row> ended = rows(drafts, change -> !change.isAside());
        if (!ended.isEmpty()) {
            String sql = """
                    update aside_period p
                    set to_index = e.to_index
                    from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as e (urn_id, leaf_index, to_index)
                    where p.urn_id = e.urn_id and p.leaf_index = e.leaf_index and p.from_index < e.to_index
                        and p.to_index is null
                    """;
            trip.update(
                    sql,
                    written -> {},
                    longs(ended, Row::urnId),
                    longs(ended, row -> row.change().ballotIndex()),
                    longs(ended, row -> row.change().leafIndex()));
        }
    }

    private static List<Row> rows(Collection<UrnDraft> drafts, Predicate<AsideChange> which) {
        List<Row> rows = new ArrayList<>();
        for (UrnDraft draft : drafts) {
            draft.asideChanges().stream().filter(which).forEach(change -> rows.add(new Row(draft.urnId(), change)));
        }
        return rows;
    }

    private static long[] longs(List<Row> rows, ToLongFunction<Row> value) {
        return rows.stream().mapToLong(value).toArray();
    }
}
