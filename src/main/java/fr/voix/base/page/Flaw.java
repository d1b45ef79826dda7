package fr.voix.base.page;

/**
 * A fault in a form.
 *
 * @param field the id of the field, or of the form for a fault of no single field
 * @param text ready to print
 */
public record Flaw(String field, String text) {}
