package fr.voix.authoring;

import fr.voix.signature.SignPanel;
import fr.voix.site.Frame;
import java.util.List;

/**
 * What those read and sign who are given the sponsors' link.
 *
 * @param demande its paragraphs; so are the motifs
 * @param author ready to print
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
