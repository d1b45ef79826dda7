package fr.voix.site.theme;

import fr.voix.base.page.Frame;
import java.util.List;

/**
 * The themes and how many scrutins each holds.
 *
 * @param retired those that take no more scrutins and still hold some
 */
public record ThemesPage(Frame frame, List<Entry> themes, List<Entry> retired) {

    /**
     * @param description a sentence or two, empty for none
     * @param href null for a theme without scrutins
     */
    public record Entry(String libelle, String description, String count, String href) {}
}
