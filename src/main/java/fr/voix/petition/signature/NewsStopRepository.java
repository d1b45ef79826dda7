package fr.voix.petition.signature;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;

/** The SQL by which a signatory asks for no more news. */
@Singleton
@Connectable
class NewsStopRepository {

    private final JdbcOperations jdbc;

    NewsStopRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Erases name and address at once where those of everybody who did not ask for news are erased already; not while the
     * petition may take signatures: without its keys the mailbox could sign a second time. Whether it did that.
     */
    boolean stop(SignatureId id) {
        String sql = """
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
                        where e.urn_id = ? and p.state not in ('SPONSORING', 'AWAITING', 'OPEN', 'SUSPENDED')) as is_so
                ) late
                where s.urn_id = ? and s.signature_id = ? and s.wants_news
                returning s.address is null
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setLong(1, id.urnId());
            statement.setLong(2, id.urnId());
            statement.setObject(3, id.uuid());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }
}
