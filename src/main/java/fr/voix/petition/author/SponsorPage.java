package fr.voix.petition.author;

import fr.voix.base.page.Frame;
import fr.voix.petition.signing.SignPanel;
import java.util.List;

/**
 * What those read and sign who are given the sponsors' link.
 *
 * @param demande its paragraphs; so are the motifs
 * @param sponsors how many there are, ready to print
 */
public record SponsorPage(
        Frame frame,
        String titre,
        List<String> demande,
        List<String> motifs,
        List<String> sources,
        String author,
        String sponsors,
        int count,
        SignPanel panel) {}
