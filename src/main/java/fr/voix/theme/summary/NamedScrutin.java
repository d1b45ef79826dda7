package fr.voix.theme.summary;

/**
 * A Scrutin in the words of one language.
 *
 * @param title what it asks, and its number
 * @param gist what it asks
 * @param texte the name of its texte
 * @param about the texte, for whom a rapporteur tabled it, and the beginning of the amendement
 * @param address of its page, without the origin
 */
public record NamedScrutin(String uid, String title, Gist gist, String texte, String about, String address) {}
