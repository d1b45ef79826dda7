package fr.voix.site;

import java.util.List;

/** The themes and how many scrutins each holds. */
public record ThemesPage(Frame frame, List<Entry> themes) {

    /** @param href null for a theme without scrutins */
    public record Entry(String libelle, String count, String href) {}
}
