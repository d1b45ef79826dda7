package fr.voix.signature;

import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;

/** The SQL that brings names into public lists. */
@Singleton
@Connectable
class NameListRepository {

    private final JdbcOperations jdbc;

    NameListRepository(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some of those that wait, of petitions where enough of them do, and all of those that are over; how many. Whoever is just
     * being written to comes the next time.
     */
    int list(int together, int most) {
        String sql = """
                with due as (
                    select urn_id
                    from signature
                    where not is_listed and is_name_public and leaf_index is not null and name is not null
                    group by urn_id
                    having count(*) >= ? or exists (
                        select
                        from petition p
                        where p.urn_id = signature.urn_id
                            and p.state in ('CLOSED', 'ANSWERED', 'ARCHIVED', 'WITHDRAWN'))
                ), chosen as (
                    select s.urn_id, s.signature_id
                    from due
                    join signature s using (urn_id)
                    where not s.is_listed and s.is_name_public and s.leaf_index is not null and s.name is not null
                    limit ?
                    for no key update of s skip locked
                )
                update signature s
                set is_listed = true
                from chosen
                where s.urn_id = chosen.urn_id and s.signature_id = chosen.signature_id
                """;
        return jdbc.prepareStatement(sql, statement -> {
            statement.setInt(1, together);
            statement.setInt(2, most);
            return statement.executeUpdate();
        });
    }
}
