package fr.voix.theme.theme;

import fr.voix.base.database.Jdbc;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** SQL that changes the list of themes. */
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class ThemeEditRepository implements GenericRepository<Theme, Integer> {

    private final Jdbc jdbc;

    ThemeEditRepository(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the list for one change at a time; reading and classifying go on. */
    void lockList() {
        jdbc.update("lock table theme in share row exclusive mode");
    }

    /** A new theme at the end of the list; empty when one of its names is taken. */
    @Query("""
            insert into theme (slug, libelle, libelle_en, description, description_en, rang, changed_at)
            select :slug, :libelle, :libelleEn, :description, :descriptionEn, coalesce(max(rang), 0) + 1,
                cast(:now as timestamptz)
            from theme
            on conflict do nothing
            returning theme_id""")
    abstract List<Integer> insert(
            String slug, String libelle, String libelleEn, String description, String descriptionEn, Instant now);

    /** Reserves an address for a theme, or returns to it; 0 when another theme has or had it. */
    @Query("""
            insert into theme_slug as s (slug, theme_id)
            values (:slug, :themeId)
            on conflict (slug) do update
            set theme_id = excluded.theme_id
            where s.theme_id = excluded.theme_id""")
    abstract int takeSlug(String slug, int themeId);

    @Query("""
            update theme
            set slug = :slug, libelle = :libelle, libelle_en = :libelleEn, description = :description,
                description_en = :descriptionEn, version = version + 1, changed_at = :now
            where theme_id = :themeId and version = :version""")
    abstract int change(
            int themeId,
            int version,
            String slug,
            String libelle,
            String libelleEn,
            String description,
            String descriptionEn,
            Instant now);

    @Query("""
            update theme
            set retired_at = :retiredAt, merged_into = :intoId, version = version + 1, changed_at = :now
            where theme_id = :themeId and version = :version""")
    abstract int setState(int themeId, int version, @Nullable Instant retiredAt, @Nullable Integer intoId, Instant now);

    @Query("""
            update theme
            set rang = :rang
            where theme_id = :themeId""")
    abstract void setRang(int themeId, int rang);

    /** Whether another theme has that French name. */
    @Query("""
            select exists (select from theme where libelle = :libelle and theme_id <> :themeId)""")
    abstract boolean isLibelleTaken(String libelle, int themeId);

    @Query("""
            select exists (select from theme where libelle_en = :libelleEn and theme_id <> :themeId)""")
    abstract boolean isLibelleEnTaken(String libelleEn, int themeId);
}
