package fr.voix.site.amendement;

import fr.voix.base.text.Link;
import fr.voix.parliament.amendement.SearchMarks;
import fr.voix.theme.summary.Gist;
import fr.voix.urn.tally.TallyView;
import java.util.List;

/**
 * One line of a list of amendements, ready to print.
 *
 * @param division where it applies, or null
 * @param auteur who tabled it, and the group; null when unknown
 * @param gist what it asks, or its place where nobody says
 * @param excerpt words of the reasons; null when they were not published, and where the gist is taken from them
 * @param debat the day on which it was debated or is to be; null where the agenda does not say
 * @param tally null when there is no Scrutin, and where its figures are withheld
 * @param isWithheld whether they are
 * @param question what it has in common with those that ask the same
 * @param identical those of the list that do; the last leads nowhere where it only counts more
 * @param marks what is to be marked in gist and excerpt
 */
public record AmendementItem(
        String numero,
        String href,
        String texte,
        String division,
        String auteur,
        Gist gist,
        String excerpt,
        String sort,
        String debat,
        boolean isOpen,
        List<Link> themes,
        TallyView tally,
        boolean isWithheld,
        String question,
        List<Link> identical,
        SearchMarks marks) {}
