package fr.voix.petition.petition;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The SQL of what happened to petitions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EventRepository extends GenericRepository<PetitionEvent, Long> {

    String COLUMNS = """
            e.petition_id, e.number, e.kind, e.state_before as before, e.state_after as after, e.actor,
                e.occurred_at as at, e.code, e.note, e.note_en, e.existing_id
            """;
    String SELECT = "select " + COLUMNS + "from petition_event e\n";

    /** Under the lock of the petition, which keeps numbers contiguous. */
    @Query("""
            insert into petition_event as e (petition_id, number, kind, state_before, state_after, actor, occurred_at, code,
                note, note_en, existing_id)
            select :petitionId, coalesce(max(number), 0) + 1, :kind, :before, :after, :actor, :at, :code, :note, :noteEn,
                :existingId
            from petition_event
            where petition_id = :petitionId
            returning\s""" + COLUMNS)
    List<PetitionEvent> insert(
            long petitionId,
            EventKind kind,
            @Nullable PetitionState before,
            PetitionState after,
            EventActor actor,
            Instant at,
            @Nullable String code,
            @Nullable String note,
            @Nullable String noteEn,
            @Nullable Long existingId);

    /** Oldest first. */
    @Query(SELECT + """
            where e.petition_id = :petitionId
            order by e.number""")
    List<PetitionEvent> list(long petitionId);

    /** Events of petitions that are shown, newest first. */
    @Query(SELECT + """
            join petition p using (petition_id)
            where p.is_shown and e.kind = any(:kinds)
            order by e.occurred_at desc, e.petition_id desc, e.number desc
            limit :most""")
    List<PetitionEvent> recent(@TypeDef(type = DataType.STRING_ARRAY) String[] kinds, int most);
}
