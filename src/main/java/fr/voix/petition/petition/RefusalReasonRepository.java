package fr.voix.petition.petition;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The SQL of the published reasons. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RefusalReasonRepository extends GenericRepository<RefusalReason, String> {

    String SELECT = """
            select code, libelle, libelle_en, explanation, explanation_en, is_hiding, is_retired
            from refusal_reason
            """;

    /** In their order, retired ones too. */
    @Query(SELECT + "order by rang, code")
    List<RefusalReason> list();

    /** What it says in both languages, and whether it is in use; its code and what it brings about stay. */
    @Query("""
            update refusal_reason
            set libelle = :libelle, libelle_en = :libelleEn, explanation = :explanation,
                explanation_en = :explanationEn, is_retired = :isRetired
            where code = :code""")
    void update(
            String code, String libelle, String libelleEn, String explanation, String explanationEn, boolean isRetired);

    /**
     * Locked until the transaction ends. The words in quotes tell Micronaut Data that this reads: it knows no other lock than
     * {@code for update}.
     */
    @Query(SELECT + "where code = :code and 'for update' <> '' for no key update")
    Optional<RefusalReason> lock(String code);
}
