package fr.voix.site.card;

/**
 * What stands where figures were that are withheld.
 *
 * @param uid of the urn
 * @param sentence that they are, and why
 * @param published what was published of the urn; null where that is not known
 * @param found what was found in its place; null where that is not known
 */
public record Withheld(String uid, String sentence, String published, String found) {}
