package fr.voix.parliament.amendement;

/**
 * A Scrutin in the words of one language.
 *
 * @param title number and place, such as {@code CF1115, Article 49, état B}
 * @param texte the name of its texte
 * @param about the texte and the beginning of the amendement
 * @param address of its page, without the origin
 */
public record NamedScrutin(String uid, String title, String texte, String about, String address) {}
