package fr.voix.site.embed;

import fr.voix.site.card.Withheld;

/**
 * A Scrutin or petition whose figures are withheld.
 *
 * @param href its page, by its full address
 * @param name what it is called, such as {@code Amendement CF1115}; null for a petition
 * @param title what is voted on, or asked
 * @param lang the language that the title is in
 */
public record EmbedWithheldPage(
        EmbedFrame frame, String href, String name, String title, String lang, Withheld withheld) {}
