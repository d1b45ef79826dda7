package fr.voix.theme.summary;

/**
 * The texts about a Scrutin in one language.
 *
 * @param title the short title with the amendement's number
 * @param gist the short title
 * @param texte the name of its texte
 * @param about the texte, the rapporteur's commission if one tabled it, and the beginning of the amendement
 * @param address of its page, without the origin
 */
public record NamedScrutin(String uid, String title, Gist gist, String texte, String about, String address) {}
