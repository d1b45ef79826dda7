package fr.voix.petition.author;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of what is kept of authors beside their sealed names and addresses. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AuthorRepository extends GenericRepository<AskedRow, Long> {

    /** 0 when the same person's same petition is there already. */
    @Query("""
            insert into petition_author (petition_id, author_key, text_sha256, country, departement, created_at)
            values (:petitionId, :authorKey, :textSha256, :country, :departement, :now)
            on conflict (author_key, text_sha256) do nothing""")
    int insert(
            long petitionId,
            UUID authorKey,
            byte[] textSha256,
            String country,
            @Nullable String departement,
            Instant now);

    @Query("""
            select petition_id, country, departement, signed_at is not null as has_signed
            from petition_author
            where petition_id = :petitionId""")
    Optional<Residence> find(long petitionId);

    @Query("update petition_author set signed_at = coalesce(signed_at, :now) where petition_id = :petitionId")
    void updateSigned(long petitionId, Instant now);

    /** The same words may be sent again from now on. */
    @Query("update petition_author set text_sha256 = null where petition_id = :petitionId")
    void releaseText(long petitionId);

    @Query("delete from petition_author where petition_id = :petitionId")
    void delete(long petitionId);

    /** The newest ones of an author; none of those for which a link was asked a moment ago. */
    @Query("""
            update petition_author
            set links = links + 1, linked_at = :now
            where petition_id in (
                select petition_id
                from petition_author
                where author_key = :authorKey and (linked_at is null or linked_at < :before)
                order by petition_id desc
                limit :most
                for no key update
            )
            returning petition_id, links""")
    List<AskedRow> ask(UUID authorKey, Instant now, Instant before, int most);

    /** Where an author said to live, and whether their own signature is counted. */
    @Introspected
    record Residence(
            long petitionId, String country, @Nullable String departement, boolean hasSigned) {}
}
