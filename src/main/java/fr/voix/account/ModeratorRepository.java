package fr.voix.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The accounts of those who work here. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ModeratorRepository extends GenericRepository<ModeratorRow, Integer> {

    @Query("""
            select moderator_id, email, role, password_hash, activated_at
            from moderator
            where email = :email""")
    Optional<ModeratorRow> byEmail(String email);

    /** The same row, held until the end of the transaction. */
    @Query("""
            select moderator_id, email, role, password_hash, activated_at
            from moderator
            where email = :email
            for update""")
    Optional<ModeratorRow> lock(String email);

    @Query("""
            select moderator_id, email, role, password_hash, activated_at
            from moderator
            where moderator_id in (:moderatorIds)""")
    List<ModeratorRow> byIds(Collection<Integer> moderatorIds);

    @Query("""
            insert into moderator (email, role, invited_at)
            values (:email, :role, :now)
            on conflict (email) do update
            set role = excluded.role, invited_at = excluded.invited_at
            where moderator.activated_at is null""")
    int invite(String email, String role, Instant now);

    @Query("""
            update moderator
            set password_hash = :passwordHash, activated_at = :now
            where moderator_id = :moderatorId and activated_at is null""")
    int activate(int moderatorId, String passwordHash, Instant now);
}
