package fr.voix.petition.signature;

import fr.voix.petition.petition.PetitionRetention;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The SQL that erases what is kept of signatories. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RetentionRepository extends GenericRepository<SignatureRow, UUID> {

    /** Whose turn it is. */
    enum Stage {
        /** Everybody but those who asked for the answer. */
        OTHERS,
        ALL
    }

    /** What is left of a signature whose person is forgotten. */
    String ERASED = """
            update signature s
            set name = null, address = null, address_key = gen_random_uuid(), name_key = gen_random_uuid(),
                is_name_public = false, wants_news = false
            """;

    String WHICH = "returning s.urn_id, s.signature_id, s.slot";

    /** Some of those that were never confirmed; returns which. */
    @Query("""
            delete from signature s
            using (
                select urn_id, signature_id
                from signature
                where asked_at < :askedBefore
                limit :most) as old
            where s.urn_id = old.urn_id and s.signature_id = old.signature_id and s.asked_at is not null
            """ + WHICH)
    List<SignatureRow> deleteUnconfirmed(Instant askedBefore, int most);

    /** Urns of petitions that took their last signature before then. */
    @Query("""
            select p.urn_id
            from petition p
            where (p.state in ('CLOSED', 'ANSWERED', 'ARCHIVED', 'WITHDRAWN') and p.closed_at < :before
                    or p.state in ('REFUSED', 'LAPSED') and (
                        select max(e.occurred_at) from petition_event e where e.petition_id = p.petition_id) < :before)
                and not exists (
                    select from signature_erasure d where d.urn_id = p.urn_id and d.stage = 'OTHERS')""")
    List<Long> over(Instant before);

    /** Urns of petitions for which no signatory waits for an answer any more. */
    @Query("select p.urn_id from petition p where " + PetitionRetention.IS_SETTLED + """
            and not exists (select from signature_erasure d where d.urn_id = p.urn_id and d.stage = 'ALL')""")
    List<Long> settled(Instant before, Instant closedBefore);

    /** Forgets that signatures of an urn were erased: when it takes signatures again, these are erased later, too. */
    @Query("delete from signature_erasure where urn_id = :urnId")
    void unnote(long urnId);

    /**
     * Erases name and address of some signatures, and the keys by which they were told from others; returns which signatures.
     *
     * @param isAll also of those who asked for news
     */
    @Query(ERASED + """
            from (
                select signature_id
                from signature
                where urn_id = :urnId and leaf_index is not null and address is not null and (:isAll or not wants_news)
                limit :most) as due
            where s.urn_id = :urnId and s.signature_id = due.signature_id
            """ + WHICH)
    List<SignatureRow> erase(long urnId, boolean isAll, int most);

    /** Erases the person who signed as author; the signature still counts. Returns which signature it is. */
    @Query(ERASED + "where s.urn_id = :urnId and s.role = 'AUTHOR' and s.leaf_index is not null\n" + WHICH)
    List<SignatureRow> eraseAuthor(long urnId);

    @Query("delete from signature where urn_id = :urnId")
    void delete(long urnId);

    /** Forgets which mailboxes took back what was set aside. */
    @Query("delete from signature_aside where urn_id = :urnId")
    void forgetAsides(long urnId);

    /** Nothing where a refusal began to be read again meanwhile. */
    @Query("""
            insert into signature_erasure (urn_id, stage, erased_at)
            select p.urn_id, :stage, :now
            from petition p
            where p.urn_id = :urnId
                and p.state in ('CLOSED', 'ANSWERED', 'ARCHIVED', 'WITHDRAWN', 'REFUSED', 'LAPSED')
            for share of p
            on conflict do nothing""")
    void note(long urnId, Stage stage, Instant now);

    /**
     * A signatory asks for no more news. Erases name and address at once where those of everybody who did not ask for news are
     * erased already; not while the petition may take signatures: without its keys the mailbox could sign a second time. Which
     * was erased.
     */
    @Query("""
            with stopped as (
                update signature s
                set wants_news = false,
                    name = case when late.is_so then null else s.name end,
                    address = case when late.is_so then null else s.address end,
                    address_key = case when late.is_so then gen_random_uuid() else s.address_key end,
                    name_key = case when late.is_so then gen_random_uuid() else s.name_key end,
                    is_name_public = s.is_name_public and not late.is_so
                from (
                    select exists (
                        select
                        from signature_erasure e join petition p using (urn_id)
                        where e.urn_id = :urnId
                            and p.state not in ('SPONSORING', 'AWAITING', 'OPEN', 'SUSPENDED')) as is_so
                ) late
                where s.urn_id = :urnId and s.signature_id = :id and s.wants_news
                returning s.urn_id, s.signature_id, s.slot, s.address
            )
            select urn_id, signature_id, slot
            from stopped
            where address is null""")
    List<SignatureRow> stopNews(long urnId, UUID id);
}
