package fr.voix.vote.scrutin;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of hidden Scrutins. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HidingRepository extends GenericRepository<Hiding, String> {

    /** Whether there is a Scrutin with this uid, shown or not. */
    @Query("select exists (select from scrutin where uid = :scrutinUid)")
    boolean exists(String scrutinUid);

    /** 0 when it is hidden already. */
    @Query("""
            insert into hiding (scrutin_uid, reason, reason_en, hidden_at)
            values (:scrutinUid, :reason, :reasonEn, :hiddenAt)
            on conflict (scrutin_uid) where shown_at is null do nothing
            """)
    int insert(String scrutinUid, String reason, @Nullable String reasonEn, Instant hiddenAt);

    @Query("""
            select scrutin_uid, reason, reason_en, hidden_at
            from hiding
            where scrutin_uid = :scrutinUid and shown_at is null
            """)
    Optional<Hiding> find(String scrutinUid);

    @Query("""
            select scrutin_uid, reason, reason_en, hidden_at
            from hiding
            where shown_at is null
            order by hidden_at desc, hiding_id desc
            limit :most
            """)
    List<Hiding> standing(int most);

    /** Ends the hiding in force and returns it; nothing when there is none. */
    @Query("""
            update hiding
            set shown_at = greatest(cast(:now as timestamptz), hidden_at)
            where scrutin_uid = :scrutinUid and shown_at is null
            returning scrutin_uid, reason, reason_en, hidden_at
            """)
    List<Hiding> end(String scrutinUid, Instant now);
}
