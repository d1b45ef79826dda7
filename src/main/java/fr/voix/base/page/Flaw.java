package fr.voix.base.page;

/**
 * Something to correct in a form.
 *
 * @param field the id of the field, or of the form for what is wrong with none
 * @param text ready to print
 */
public record Flaw(String field, String text) {}
