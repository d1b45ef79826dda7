package fr.voix.parliament.opendata;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ImportRepository extends GenericRepository<ImportSourceRow, String> {

    /** Held until the end of the transaction, on every instance. The number means nothing else. */
    @Query("select 1 from (select pg_advisory_xact_lock(7020251118)) locked")
    int lockImports();

    Optional<ImportSourceRow> findByAddress(String address);

    @Query("""
            insert into import_source (address, etag, last_modified, imported_at)
            values (:address, :etag, :lastModified, now())
            on conflict (address) do update
            set etag = excluded.etag, last_modified = excluded.last_modified, imported_at = excluded.imported_at
            """)
    void save(ImportSourceRow row);

    @Query("select exists (select from amendement)")
    boolean hasAmendements();

    /** Whether nothing came after the sample of the first start. */
    @Query("""
            select exists (
                select
                from import_source s
                where s.address = 'sample'
                    and not exists (select from amendement a where a.imported_at > s.imported_at))
            """)
    boolean isSampleAlone();
}
