package fr.voix.theme.summary;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** SQL of summaries in all states; replaced ones are kept. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SummaryRepository extends GenericRepository<Summary, Long> {

    String FIELDS = """
            select y.summary_id as id, y.scrutin_uid, y.texte, y.texte_en, y.state, y.written_by, y.written_at,
                y.question_sha256 <> s.question_sha256 as is_outdated
            """;
    String SELECT = FIELDS + """
            from summary y
            join scrutin s on s.uid = y.scrutin_uid
            """;

    /** Public summaries: approved in these words, for the present text. */
    @Query(FIELDS + """
            from shown_summary y
            join scrutin s on s.uid = y.scrutin_uid
            where y.scrutin_uid in (:scrutinUids)""")
    List<Summary> shown(Collection<String> scrutinUids);

    /** The waiting and the approved summary, in this order. */
    @Query(SELECT + """
            where y.scrutin_uid = :scrutinUid and y.state in ('WAITING', 'APPROVED')
            order by y.state = 'WAITING' desc""")
    List<Summary> standing(String scrutinUid);

    /** Waiting summaries that this moderator did not write, the oldest first. */
    @Query(SELECT + """
            join amendement a on a.uid = y.scrutin_uid and a.is_shown
            where s.question_sha256 = y.question_sha256 and y.state = 'WAITING' and y.written_by <> :reader
            order by y.summary_id
            limit :most""")
    List<Summary> waiting(int reader, int most);

    @Query("""
            select s.uid
            from scrutin s
            join amendement a on a.uid = s.uid and a.is_shown
            where s.uid in (:scrutinUids)
                and not exists (
                    select
                    from summary y
                    where y.scrutin_uid = s.uid and y.state in ('WAITING', 'APPROVED'))
            order by s.uid""")
    List<String> without(Collection<String> scrutinUids);

    /** Locks a scrutin for one decision at a time. */
    @Query("""
            select uid
            from scrutin
            where uid = :scrutinUid
            for update""")
    Optional<String> lock(String scrutinUid);

    @Query(SELECT + """
            where y.summary_id = :summaryId and y.scrutin_uid = :scrutinUid
            for update of y""")
    Optional<Summary> lockOne(long summaryId, String scrutinUid);

    @Query("""
            update summary
            set state = 'REPLACED', decided_by = :moderatorId, decided_at = :now
            where scrutin_uid = :scrutinUid and state = 'WAITING'""")
    void replaceWaiting(String scrutinUid, int moderatorId, Instant now);

    @Query("""
            insert into summary (scrutin_uid, question_sha256, texte, texte_en, state, written_by, written_at)
            select s.uid, s.question_sha256, :texte, :texteEn, 'WAITING', :writtenBy, :now
            from scrutin s
            where s.uid = :scrutinUid""")
    void write(String scrutinUid, String texte, @Nullable String texteEn, int writtenBy, Instant now);

    @Query("""
            update summary
            set state = :state, decided_by = :moderatorId, decided_at = :now
            where summary_id = :summaryId""")
    void decide(long summaryId, String state, int moderatorId, Instant now);

    /** Scrutins whose approved summary differs from that of the last audit entry, or that should have none. */
    @Query("""
            select coalesce(y.scrutin_uid, e.uid) || ': the approved summary is not that of the last act in the audit log'
            from (select scrutin_uid, texte, texte_en from summary where state = 'APPROVED') y
            full join (
                select uid, after::json ->> 'summary' as texte, after::json ->> 'summaryEn' as texte_en
                from (
                    select distinct on (subject) substr(subject, 9) as uid, act, after
                    from audit_entry
                    where act in ('summary-approve', 'summary-withdraw')
                    order by subject, sequence desc
                ) last
                where act = 'summary-approve'
            ) e on e.uid = y.scrutin_uid
            where (y.texte, y.texte_en) is distinct from (e.texte, e.texte_en)""")
    List<String> approvedOtherwise();

    /** Withdraws the approved summary, to be replaced by a new one. */
    @Query("""
            update summary
            set state = 'WITHDRAWN'
            where scrutin_uid = :scrutinUid and state = 'APPROVED'""")
    void withdrawApproved(String scrutinUid);
}
