package fr.voix.notice.follow;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL of follows. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FollowRepository extends GenericRepository<Follow, UUID> {

    String SELECT = """
            select follow_id as id, kind, subject as key, address, language, frequency, asked_at, mails, confirmed_on,
                last_sent_until
            from follow
            """;

    /** 0 when this mailbox has a row about the subject already. */
    @Query("""
            insert into follow (follow_id, kind, subject, address_key, address, language, frequency, asked_at)
            values (:id, :kind, :key, :addressKey, :address, :language, :frequency, :askedAt)
            on conflict (kind, subject, address_key) do nothing""")
    int insert(
            UUID id,
            SubjectKind kind,
            String key,
            UUID addressKey,
            byte[] address,
            String language,
            Frequency frequency,
            Instant askedAt);

    /** One more letter for a row that waits, with the wish as it was said last; none when it is confirmed or had enough of them. */
    @Query("""
            update follow
            set mails = mails + 1, frequency = :frequency, language = :language
            where kind = :kind and subject = :key and address_key = :addressKey and confirmed_on is null and mails < 5
            returning follow_id""")
    List<UUID> again(SubjectKind kind, String key, UUID addressKey, Frequency frequency, String language);

    @Query(SELECT + "where kind = :kind and subject = :key and address_key = :addressKey")
    Optional<Follow> find(SubjectKind kind, String key, UUID addressKey);

    @Query(SELECT + "where follow_id = :id")
    Optional<Follow> find(UUID id);

    /** Once: what is confirmed stays as it is. Nothing but the day of it is kept. */
    @Query("""
            update follow
            set confirmed_on = :day, last_sent_until = :toldUntil, asked_at = null
            where follow_id = :id and asked_at > :askedAfter""")
    void confirm(UUID id, LocalDate day, Instant toldUntil, Instant askedAfter);

    @Query("update follow set frequency = :frequency where follow_id = :id and confirmed_on is not null")
    void updateFrequency(UUID id, Frequency frequency);

    @Query("delete from follow where follow_id = :id")
    void delete(UUID id);

    /** Which these were. */
    @Query("delete from follow where asked_at <= :askedBefore returning follow_id")
    List<UUID> deleteUnconfirmed(Instant askedBefore);

    /** Some that were not told until then, locked; those that another instance has are left to it. */
    @Query(SELECT + """
            where confirmed_on is not null and frequency = :frequency and last_sent_until < :until
            order by last_sent_until
            limit :most
            for update skip locked""")
    List<Follow> claim(Frequency frequency, Instant until, int most);

    @Query("update follow set last_sent_until = :until where follow_id in (:ids)")
    void updateTold(Collection<UUID> ids, Instant until);
}
