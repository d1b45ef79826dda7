package fr.voix.parliament.texte;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A committee, an assembly, a government.
 *
 * @param type the official {@code codeType}
 * @param sigle the official abbreviation, or null
 */
@MappedEntity("organe")
public record Organe(
        @Id String uid,
        String type,
        String libelle,
        @Nullable String sigle,
        byte[] fingerprint) implements Official {}
