package fr.voix.site.reference;

import fr.voix.base.page.Document;
import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import java.util.List;

/**
 * The page of formats: a document in English, in the frame of either language.
 *
 * @param note what it is for, and in which language
 * @param text its blocks of code named
 */
public record FormatsPage(
        Frame frame,
        String title,
        String note,
        Link source,
        Document text,
        String contentsTitle,
        List<Link> contents) {}
