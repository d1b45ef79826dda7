package fr.voix.site.rollcall;

import fr.voix.base.database.Jdbc;
import fr.voix.site.amendement.VoteGap;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** The SQL of what citizens and deputies say of the same. */
@Singleton
record GapRepository(Jdbc jdbc) {

    /** The last roll-call on the amendement of one urn. */
    record Decided(String scrutinPublicUid, long urnId, long pour, long deputies) {}

    /** What citizens say there. */
    record Counted(long urnId, long pour, long total) {}

    /** Of roll-calls on one amendement alone, identical ones apart. */
    List<Decided> decided() {
        String sql = """
                select r.uid, r.urn_id, r.pour, r.deputies
                from (
                    select distinct on (s.urn_id) s.urn_id, r.uid, l.amendement_uid, r.pour,
                        r.pour + r.contre + r.abstentions as deputies
                    from scrutin_public_amendement l
                    join sound_roll_call r on r.uid = l.scrutin_public_uid
                    join scrutin s on s.uid = l.amendement_uid
                    where not l.identique
                    order by s.urn_id, r.vote_on desc, r.numero desc
                ) r
                join amendement a on a.uid = r.amendement_uid and a.is_shown
                where not exists (
                    select from scrutin_public_amendement o
                    where o.scrutin_public_uid = r.uid and not o.identique and o.amendement_uid <> r.amendement_uid)
                """;
        return jdbc.list(sql, row -> new Decided(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    /** Those with enough ballots for a list. */
    List<Counted> enough(Collection<Long> urnIds) {
        String sql = """
                select c.urn_id, c.pour, c.total
                from (
                    select u.urn_id, u.pour_0 + u.pour_1 + u.pour_2 as pour,
                        u.pour_0 + u.pour_1 + u.pour_2 + u.contre_0 + u.contre_1 + u.contre_2
                            + u.abstention_0 + u.abstention_1 + u.abstention_2 as total
                    from sound_urn u
                    where u.urn_id = any(?)
                ) c
                where c.total >= ?
                """;
        return jdbc.list(
                sql,
                row -> new Counted(row.getLong(1), row.getLong(2), row.getLong(3)),
                urnIds.stream().mapToLong(id -> id).toArray(),
                VoteGap.FEWEST_OF_LIST);
    }
}
