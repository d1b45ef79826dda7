package fr.voix.petition.place;

/**
 * A département, or an overseas collectivity, which the lists of France count as one.
 *
 * @param code {@code 01} to {@code 95}, {@code 2A}, {@code 2B}, {@code 971} to {@code 988}
 * @param nom in French in every language, as names are
 */
public record Departement(String code, String nom) {}
