package fr.voix.base.mail;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** SQL of addresses that want no mail. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MailStopRepository extends GenericRepository<OutboxRow, UUID> {

    @Query("select address_key from mail_stop where address_key in (:keys)")
    Set<UUID> find(Collection<UUID> keys);

    @Query("insert into mail_stop (address_key) values (:key) on conflict do nothing")
    void insert(UUID key);

    @Query("select stop_id from mail_stop where address_key = :key")
    Optional<UUID> findId(UUID key);

    @Query("delete from mail_stop where stop_id = :id")
    void delete(UUID id);
}
