package fr.voix.base.audit;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/**
 * SQL of the audit log. A parameter with the name of a column gets the type of that column: hence the names floor and ceiling.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuditRepository extends GenericRepository<AuditRow, Long> {

    String ENTRIES = """
            select sequence, at, moderator_id, role, act, subject, before, after, reason, salt, content_hash, hash
            from audit_entry
            """;

    /** The end of the log, locked until the end of the transaction, so that entries are written one after the other. */
    @Query("""
            select sequence, hash
            from audit_head
            for update""")
    AuditHead lockHead();

    @Query("""
            select sequence, hash
            from audit_head""")
    AuditHead head();

    @Query("""
            update audit_head
            set sequence = :sequence, hash = :hash""")
    void moveHead(long sequence, byte[] hash);

    @Query("""
            insert into audit_entry (sequence, at, moderator_id, role, act, subject, before, after, reason, salt,
                content_hash, hash)
            values (:sequence, :at, :moderatorId, :role, :act, :subject, :before, :after, :reason, :salt,
                :contentHash, :hash)""")
    void insert(List<AuditRow> entries);

    @Query(ENTRIES + """
            where sequence > :floor
            order by sequence
            limit :most""")
    List<AuditRow> following(long floor, int most);

    /** The newest first; of the entries of one act on many subjects, only the first. */
    @Query(ENTRIES + """
            where act in (:acts) and sequence < :ceiling
                and coalesce(cast(cast(after as jsonb) -> 'together' ->> 0 as bigint), sequence) = sequence
            order by sequence desc
            limit :most""")
    List<AuditRow> newest(Collection<String> acts, long ceiling, int most);

    /** The newest first. */
    @Query(ENTRIES + """
            where subject in (:subjects)
            order by sequence desc
            limit :most""")
    List<AuditRow> ofSubjects(Collection<String> subjects, int most);
}
