package fr.voix.petition.signature.name;

import fr.voix.petition.signature.SignatureId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The SQL by which names are looked at, and come into public lists. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface NameListRepository extends GenericRepository<NameListRepository.FreshName, UUID> {

    String IS_OUTSIDE = """
            not s.is_listed and s.is_name_public and s.leaf_index is not null and s.aside_id is null
                and s.name is not null
            """;

    String SELECT = """
            select s.urn_id, s.signature_id, s.name, s.name_state
            from signature s
            """;

    /**
     * Some that nobody has looked at, locked. Rows that another transaction has locked are left out and come the next time. The
     * words in quotes tell Micronaut Data that this reads: it knows no other lock than {@code for update}.
     */
    @Query(SELECT + "where s.name_state = 'NEW' and 'for update' <> '' and " + IS_OUTSIDE + """
            limit :most
            for no key update skip locked""")
    List<FreshName> findNew(int most);

    /** Those of a petition that wait for a moderator. */
    @Query(SELECT + "where s.urn_id = :urnId and s.name_state in ('ADDRESS', 'PERSON', 'MIXED') and " + IS_OUTSIDE
            + """
            order by s.signature_id
            limit :most""")
    List<FreshName> findHeld(long urnId, int most);

    @Query("""
            update signature s
            set name_state = v.state
            from unnest(cast(:urnIds as bigint[]), cast(cast(:ids as text[]) as uuid[]), cast(:states as text[]))
                as v (urn_id, signature_id, state)
            where s.urn_id = v.urn_id and s.signature_id = v.signature_id""")
    void decide(
            @TypeDef(type = DataType.LONG_ARRAY) Long[] urnIds,
            @TypeDef(type = DataType.STRING_ARRAY) String[] ids,
            @TypeDef(type = DataType.STRING_ARRAY) String[] states);

    /** 0 when it does not wait for a moderator any more. */
    @Query("""
            update signature
            set name_state = :state
            where urn_id = :urnId and signature_id = :id and name_state in ('ADDRESS', 'PERSON', 'MIXED')""")
    int release(long urnId, UUID id, NameState state);

    /** Some of those that are free, of petitions where enough of them are, and all of those that are over; how many. */
    @Query("""
            with due as (
                select s.urn_id
                from signature s
                where s.name_state = 'FREE' and\s""" + IS_OUTSIDE + """
                group by s.urn_id
                having count(*) >= :together or exists (
                    select
                    from petition p
                    where p.urn_id = s.urn_id and p.state in ('CLOSED', 'ANSWERED', 'ARCHIVED', 'WITHDRAWN'))
            ), chosen as (
                select s.urn_id, s.signature_id
                from due
                join signature s using (urn_id)
                where s.name_state = 'FREE' and\s""" + IS_OUTSIDE + """
                limit :most
                for no key update of s skip locked
            )
            update signature s
            set is_listed = true
            from chosen
            where s.urn_id = chosen.urn_id and s.signature_id = chosen.signature_id""")
    int list(int together, int most);

    /** A name as it is stored. */
    @MappedEntity("signature")
    record FreshName(long urnId, @Id UUID signatureId, byte[] name, NameState nameState) {

        SignatureId id() {
            return new SignatureId(urnId, signatureId);
        }
    }
}
