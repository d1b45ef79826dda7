package fr.voix.parliament.texte;

/**
 * A committee, an assembly, a government.
 *
 * @param type the official {@code codeType}
 * @param sigle the official abbreviation, or null
 */
public record Organe(String uid, String type, String libelle, String sigle) {}
