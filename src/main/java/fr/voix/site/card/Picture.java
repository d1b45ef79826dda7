package fr.voix.site.card;

/**
 * The share card of one Scrutin, for a page that names it.
 *
 * @param href carries what is drawn, so that no cache shows an old result as a new one
 * @param title what was voted on
 * @param result the result in sentences
 * @param alt the same with what was voted on
 */
public record Picture(String href, String title, String result, String alt) {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;
}
