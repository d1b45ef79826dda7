package fr.voix.site.rollcall;

import fr.voix.base.database.Jdbc;
import fr.voix.site.amendement.VoteGap;
import jakarta.inject.Singleton;
import java.util.List;

/** The SQL of what citizens and deputies say of the same. */
@Singleton
record GapRepository(Jdbc jdbc) {

    /** Both counts of one amendement, the roll-call being the last one on it. */
    record Both(String scrutinPublicUid, long pour, long citizens, long deputiesPour, long deputies) {}

    /**
     * Of a roll-call on one amendement alone, identical ones apart, with enough ballots for a list. It begins with the roll-calls: they
     * are few beside the urns.
     */
    List<Both> enough() {
        String sql = """
                select r.uid, c.pour, c.total, r.pour, r.pour + r.contre + r.abstentions
                from (
                    select distinct on (l.amendement_uid) l.amendement_uid, r.uid, r.pour, r.contre, r.abstentions
                    from scrutin_public_amendement l
                    join scrutin_public r on r.uid = l.scrutin_public_uid
                    where not l.identique
                    order by l.amendement_uid, r.vote_on desc, r.numero desc
                ) r
                join amendement a on a.uid = r.amendement_uid and a.is_shown
                join scrutin s on s.uid = a.uid
                cross join lateral (
                    select u.pour_0 + u.pour_1 + u.pour_2 as pour,
                        u.pour_0 + u.pour_1 + u.pour_2 + u.contre_0 + u.contre_1 + u.contre_2
                            + u.abstention_0 + u.abstention_1 + u.abstention_2 as total
                    from sound_urn u
                    where u.urn_id = s.urn_id
                ) c
                where c.total >= ?
                    and not exists (
                        select from scrutin_public_amendement o
                        where o.scrutin_public_uid = r.uid and not o.identique and o.amendement_uid <> r.amendement_uid)
                """;
        return jdbc.list(
                sql,
                row -> new Both(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                VoteGap.FEWEST_OF_LIST);
    }
}
