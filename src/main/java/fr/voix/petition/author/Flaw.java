package fr.voix.petition.author;

/**
 * What is to be put right in a form.
 *
 * @param field its name, which is the id of its control too
 * @param words ready to print
 */
public record Flaw(String field, String words) {}
