package fr.voix.urn.tally;

import fr.voix.base.database.Jdbc;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the ballots for a recount. */
@Singleton
record RecountRepository(Jdbc jdbc) {

    private static final int TILES_AT_ONCE = 100;

    /** Rows in memory at once; an urn may hold millions. */
    private static final int FETCH_SIZE = 10_000;

    /**
     * All uids that must have an urn, last changed first. Not read from the urns alone: a lost urn is a fault, even if only its history is
     * left. A petition that was never shown may have no urn.
     */
    List<String> uids() {
        String sql = """
                select uid
                from (
                    select uid, urn_id from scrutin
                    union
                    select petition_id::text, urn_id from petition where is_shown
                    union
                    select uid, urn_id from urn
                    union
                    select 'urn ' || urn_id, urn_id
                    from (
                        select urn_id from tally_history
                        except select urn_id from urn
                        except select urn_id from scrutin
                        except select urn_id from petition
                    ) lost
                ) u
                left join (select urn_id, max(hour) as hour from tally_history group by urn_id) h using (urn_id)
                order by hour desc nulls last, urn_id desc
                """;
        return jdbc.list(sql, row -> row.getString(1));
    }

    /**
     * Those that are hidden against their last entry in the audit log, and those that are shown against it; how, as the end of a
     * sentence.
     *
     * @param published those that were shown once: hidden as well where what they are about is gone
     */
    Map<String, String> shownOtherwise(Collection<String> published) {
        String sql = """
                select distinct uid, 'is hidden, and no decision in the audit log hides it'
                from (
                    select s.uid, 'scrutin:' || s.uid as subject, false as is_unpublished
                    from scrutin s
                    join amendement a using (uid)
                    where a.is_hidden
                    union all
                    select petition_id::text, 'petition:' || petition_id, false
                    from petition
                    where is_hidden
                    union
                    -- a recount notes urns of petitions, too, that only their sponsors know: nobody hides these
                    select p.uid, case when p.uid collate "C" < 'A' then 'petition:' else 'scrutin:' end || p.uid,
                        petition.published_at is null
                            and petition.state in ('SPONSORING', 'AWAITING', 'LAPSED', 'WITHDRAWN')
                    from unnest(?::text[]) p (uid)
                    left join (scrutin s join amendement a using (uid)) on s.uid = p.uid
                    left join petition on petition_id = case when p.uid ~ '^[0-9]{1,18}$' then p.uid::bigint end
                    where a.uid is null and petition.is_shown is not true
                ) u
                where coalesce((
                    select e.act
                    from audit_entry e
                    where e.subject = u.subject
                        and e.act in ('scrutin-hide', 'scrutin-show', 'petition-hide', 'petition-refuse', 'petition-show',
                            'petition-publish')
                    order by e.sequence desc
                    limit 1), case when u.is_unpublished then 'petition-refuse' else '' end)
                    not in ('scrutin-hide', 'petition-hide', 'petition-refuse')
                union all
                select substr(e.subject, strpos(e.subject, ':') + 1),
                    'is shown, and the last decision in the audit log hides it'
                from (
                    select distinct on (subject) subject, act
                    from audit_entry
                    where act in ('scrutin-hide', 'scrutin-show', 'petition-hide', 'petition-show')
                    order by subject, sequence desc
                ) e
                left join amendement a on e.subject = 'scrutin:' || a.uid
                left join petition p on e.subject = 'petition:' || p.petition_id
                where e.act in ('scrutin-hide', 'petition-hide') and not coalesce(a.is_hidden, p.is_hidden, true)
                order by 1
                """;
        return jdbc
                .list(sql, row -> Map.entry(row.getString(1), row.getString(2)), (Object)
                        published.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new));
    }

    /** Passes all rows of ballots, or confirmed signatures, of an urn to the recount. */
    void readRows(Urn urn, RowRecount recount) {
        readRows(urn, "", recount);
    }

    /** Passes the next rows by key to the recount. Returns the last key; empty at the end. */
    Optional<UUID> readRows(Urn urn, UUID after, int most, RowRecount recount) {
        return readRows(urn, " and b.%1$s > ? order by b.%1$s limit ?".formatted(key(urn)), recount, after, most);
    }

    private static String key(Urn urn) {
        return urn.kind() == UrnKind.SCRUTIN ? "voter_key" : "signature_id";
    }

    private static String rows(Urn urn) {
        return switch (urn.kind()) {
            case SCRUTIN -> """
                    select b.voter_key, b.leaf_index, b.choice, b.tier, b.secret, b.nonce, m.voter_key is not null
                    from ballot b
                    left join ballot_aside m using (urn_id, voter_key)
                    where b.urn_id = ?
                    """;
            case PETITION -> """
                    select b.signature_id, b.leaf_index, 'S', b.tier, b.secret, b.nonce, b.aside_id is not null
                    from signature b
                    where b.urn_id = ? and b.leaf_index is not null
                    """;
        };
    }

    private Optional<UUID> readRows(Urn urn, String which, RowRecount recount, Object... page) {
        AtomicReference<UUID> last = new AtomicReference<>();
        jdbc.each(
                rows(urn) + which,
                FETCH_SIZE,
                row -> {
                    last.set(row.getObject(1, UUID.class));
                    recount.readRow(row(row));
                },
                Stream.concat(Stream.of(urn.urnId()), Arrays.stream(page)).toArray());
        return Optional.ofNullable(last.get());
    }

    private static StandingVote row(ResultSet rows) throws SQLException {
        return new StandingVote(
                rows.getLong(2),
                Choice.valueOf(rows.getString(3)),
                Tier.of(rows.getInt(4)),
                rows.getBytes(5),
                rows.getBytes(6),
                rows.getBoolean(7));
    }

    /** A sentence for each replaced text that does not match its hash. */
    List<String> differingTexts(long urnId) {
        String sql = """
                select encode(t.sha256, 'hex')
                from past_text t
                where t.urn_id = ? and sha256(convert_to(t.text, 'UTF8')) <> t.sha256
                order by 1
                limit 100
                """;
        return jdbc.list(
                sql, row -> "the text of before that is kept as " + row.getString(1) + " is another one", urnId);
    }

    /** A sentence for each place whose count differs from the rows. */
    List<String> differingPlaces(long urnId) {
        String sql = """
                select place, coalesce(d.signatures, 0), coalesce(r.signatures, 0)
                from (
                    select place, signatures
                    from signature_departement
                    where urn_id = ?
                ) d
                full join (
                    select coalesce(departement, case country when 'FR' then '00' else '99' end) as place,
                        count(*) as signatures
                    from signature
                    where urn_id = ? and leaf_index is not null and aside_id is null
                    group by 1
                ) r using (place)
                where coalesce(d.signatures, 0) <> coalesce(r.signatures, 0)
                order by place
                limit 100
                """;
        return jdbc.list(
                sql,
                row -> "the count of " + row.getString(1) + " says " + row.getLong(2) + " signatures, its rows are "
                        + row.getLong(3),
                urnId,
                urnId);
    }

    /** A sentence for each row in other tables that is missing or differs. */
    List<String> differingRows(long urnId) {
        String sql = """
                select 'no scrutin or petition names this urn'
                from urn u
                where u.urn_id = ? and not exists (select from scrutin s where s.uid = u.uid and s.urn_id = u.urn_id)
                    and not exists (select from petition p where p.petition_id::text = u.uid and p.urn_id = u.urn_id)
                union all
                select 'the history ends at ' || max(h.hour) || ', the urn says at ' || u.last_hour
                from urn u
                join tally_history h using (urn_id)
                where u.urn_id = ?
                group by u.urn_id
                having max(h.hour) <> u.last_hour
                union all
                select 'an event tells of the threshold ' || e.code || ', of which nothing is kept'
                from petition p
                join petition_event e using (petition_id)
                where p.urn_id = ? and e.kind = 'THRESHOLD' and not exists (
                    select from petition_threshold t where t.urn_id = p.urn_id and lower(t.kind) = e.code)
                """;
        return jdbc.list(sql, row -> row.getString(1), urnId, urnId, urnId);
    }

    /** Passes all stored tiles of an urn to the recount. */
    void readTiles(long urnId, TileRecount tiles) {
        String sql = "select level, tile_index, root, hashes from tile where urn_id = ? order by level, tile_index";
        jdbc.each(sql, TILES_AT_ONCE, row -> readTile(row, tiles), urnId);
    }

    /** Passes the tiles of one level from one index (inclusive) to another (exclusive) to the recount. */
    void readTiles(long urnId, int level, long from, long to, TileRecount tiles) {
        String sql = """
                select level, tile_index, root, hashes
                from tile
                where urn_id = ? and level = ? and tile_index >= ? and tile_index < ?
                order by tile_index
                """;
        jdbc.each(sql, TILES_AT_ONCE, row -> readTile(row, tiles), urnId, level, from, to);
    }

    private static void readTile(ResultSet row, TileRecount tiles) throws SQLException {
        tiles.readStored(row.getInt(1), row.getLong(2), row.getBytes(3), row.getBytes(4));
    }
}
