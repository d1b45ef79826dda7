package fr.voix.site.amendement;

/**
 * What somebody who is typing may mean.
 *
 * @param kind of thing, in the reader's language
 * @param lang of the label
 */
public record SearchHint(String label, String lang, String kind, String href) {}
