package fr.voix.petition.petition;

import fr.voix.base.database.Jdbc;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The SQL of petitions. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class PetitionRepository implements GenericRepository<PetitionRepository.SealedAuthor, Long> {

    private static final String SELECT = """
            select p.petition_id, p.urn_id, p.state, p.titre, p.demande, p.motifs, p.sources, p.amendement_uid,
                p.texte_uid, p.theme_id, p.is_author_hidden, p.is_hidden, p.is_shown, p.created_at, p.confirmed_at,
                p.published_at, p.closes_at, p.closed_at, array(
                    select a.kind from petition_answer a
                    where a.petition_id = p.petition_id and a.withdrawn_at is null)
            from petition p
            """;

    private final Jdbc jdbc;

    PetitionRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Petition> find(long id) {
        return list("where p.petition_id = ?", id).stream().findFirst();
    }

    Optional<Petition> findByUrn(long urnId) {
        return list("where p.urn_id = ?", urnId).stream().findFirst();
    }

    /** Locked until the transaction ends. */
    Optional<Petition> lock(long id) {
        return list("where p.petition_id = ? for no key update", id).stream().findFirst();
    }

    List<Petition> findAllShown(Collection<Long> ids) {
        return list("where p.petition_id = any(?) and p.is_shown", (Object) ids.toArray(Long[]::new));
    }

    private List<Petition> list(String clause, Object... values) {
        return jdbc.list(SELECT + clause, PetitionRepository::toDomain, values);
    }

    private static Petition toDomain(ResultSet row) throws SQLException {
        var text = new PetitionText(row.getString(4), row.getString(5), row.getString(6), List.of((String[])
                row.getArray(7).getArray()));
        var theme = row.getObject(10, Integer.class);
        return new Petition(
                row.getLong(1),
                row.getLong(2),
                PetitionState.valueOf(row.getString(3)),
                text,
                new PetitionSubject(row.getString(8), row.getString(9), theme),
                row.getBoolean(11),
                row.getBoolean(12),
                row.getBoolean(13),
                row.getTimestamp(14).toInstant(),
                Jdbc.instant(row, 15),
                Jdbc.instant(row, 16),
                Jdbc.instant(row, 17),
                Jdbc.instant(row, 18),
                ThresholdKind.ofAnswers((String[]) row.getArray(19).getArray()));
    }

    /** As a draft; its number. */
    @Query("""
            insert into petition (state, titre, demande, motifs, sources, amendement_uid, texte_uid, theme_id,
                author_language, created_at)
            values ('DRAFT', :titre, :demande, :motifs, :sources, :amendementUid, :texteUid, :themeId, :language, :now)
            returning petition_id""")
    abstract List<Long> insert(
            String titre,
            String demande,
            String motifs,
            @TypeDef(type = DataType.STRING_ARRAY) String[] sources,
            @Nullable String amendementUid,
            @Nullable String texteUid,
            @Nullable Integer themeId,
            String language,
            Instant now);

    @Query("""
            update petition
            set titre = :titre, demande = :demande, motifs = :motifs, sources = :sources
            where petition_id = :id""")
    abstract void updateText(
            long id,
            String titre,
            String demande,
            String motifs,
            @TypeDef(type = DataType.STRING_ARRAY) String[] sources);

    /** A sign stands where words were. */
    @Query("""
            update petition
            set titre = '…', demande = '…', motifs = '…', sources = '{}', amendement_uid = null, texte_uid = null,
                theme_id = null, text_erased_at = :now
            where petition_id = :id""")
    abstract void eraseText(long id, Instant now);

    @Query("delete from petition where petition_id = :id")
    abstract void delete(long id);

    /** The author's name and address as they are sealed; null once erased. */
    @Query("update petition set author_name = :name, author_address = :address where petition_id = :id")
    abstract void updateAuthor(long id, @Nullable byte[] name, @Nullable byte[] address);

    @Query("update petition set author_address = null where petition_id = :id")
    abstract void eraseAuthorAddress(long id);

    @Query("update petition set author_language = :language where petition_id = :id")
    abstract void updateLanguage(long id, String language);

    /** What is stored of an author. */
    @MappedEntity("petition")
    record SealedAuthor(@Nullable byte[] name, @Nullable byte[] address, String language) {}

    @Query("""
            select author_name as name, author_address as address, author_language as language
            from petition
            where petition_id = :id""")
    abstract Optional<SealedAuthor> author(long id);

    /** The state, and the instants that go with the first time it is reached. */
    @Query("""
            update petition
            set state = :next,
                confirmed_at = case when :next = 'SPONSORING' then coalesce(confirmed_at, :now) else confirmed_at end,
                sponsored_at = case when :next = 'AWAITING' then coalesce(sponsored_at, :now) else sponsored_at end,
                published_at = case when :next = 'OPEN' then coalesce(published_at, :now) else published_at end,
                closes_at = coalesce(closes_at, :closesAt),
                closed_at = case when :next in ('CLOSED', 'WITHDRAWN') then coalesce(closed_at, :now) else closed_at end
            where petition_id = :id""")
    abstract void updateState(long id, PetitionState next, Instant now, @Nullable Instant closesAt);

    @Query("update petition set is_hidden = :isHidden where petition_id = :id")
    abstract void updateHidden(long id, boolean isHidden);

    @Query("update petition set is_author_hidden = :isHidden where petition_id = :id")
    abstract void updateAuthorHidden(long id, boolean isHidden);
}
