package fr.voix.site.groupe;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import fr.voix.site.amendement.AmendementItem;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * One parliamentary group.
 *
 * @param period since when, or from when to when; null where the files do not say
 * @param members who are in it now, by name; of a group that ended those who voted as one of it
 * @param cohesion from 0 to 1, ready to print; null where too few votes stand
 * @param cohesionOf of how many roll-calls, in words
 * @param neighbours how near the others vote, in the order asked for
 * @param orders the ways in which they can stand; the one in which they do leads nowhere
 * @param tabled what became of the amendements, in words; null for none
 */
public record GroupePage(
        Frame frame,
        String libelle,
        String sigle,
        @Nullable String period,
        boolean isOver,
        List<Member> members,
        @Nullable String cohesion,
        @Nullable String cohesionOf,
        List<Neighbour> neighbours,
        List<Link> orders,
        @Nullable String tabled,
        List<AmendementItem> amendements,
        String all) {

    /** @param place where the deputy was elected; null where the file does not say */
    public record Member(String name, String href, @Nullable String place) {}

    /**
     * How near another group votes.
     *
     * @param href null where nothing is known of it
     * @param position of the dot, in percent
     * @param share ready to print
     * @param scrutins in how many both voted, ready to print
     */
    public record Neighbour(String libelle, @Nullable String href, String position, String share, String scrutins) {}

    /** All groups that last, then those that voted before they ended. */
    public record Listing(Frame frame, List<Line> lines) {}

    /** @param members how many, in words; of one that ended, from when to when */
    public record Line(String libelle, String sigle, String href, String members) {}
}
