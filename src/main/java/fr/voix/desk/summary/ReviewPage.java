package fr.voix.desk.summary;

import fr.voix.base.page.Frame;
import java.util.List;

/** Summaries that wait for a second person. */
public record ReviewPage(Frame frame, List<Item> summaries) {

    public record Item(String link, String numero, String texte, String by) {}
}
