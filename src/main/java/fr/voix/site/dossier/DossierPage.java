package fr.voix.site.dossier;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import fr.voix.petition.reading.PetitionItem;
import fr.voix.site.rollcall.RollCallItem;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * One dossier: a bill, from its first version on.
 *
 * @param tabled what became of its amendements, in words; null for none
 * @param textes its versions, the first one first
 * @param readings what the bill went through; empty where its official file was not read
 * @param places where amendements apply, those with most first
 * @param placesOf how many of how many, in words; null for all, as below
 * @param rollCalls on the whole, its articles and motions, the latest first
 * @param rollCallsOf as above
 * @param amendementRollCalls on its amendements, the latest first
 */
public record DossierPage(
        Frame frame,
        String titre,
        @Nullable String tabled,
        String all,
        List<Reading> readings,
        List<Version> textes,
        List<Place> places,
        @Nullable String placesOf,
        List<RollCallItem> rollCalls,
        @Nullable String rollCallsOf,
        List<RollCallItem> amendementRollCalls,
        @Nullable String amendementRollCallsOf,
        List<PetitionItem> petitions,
        @Nullable String officialHref) {

    /**
     * A reading, or another stage.
     *
     * @param lang of the name
     * @param period null where the file has no day
     * @param conclusion in official words; null for none
     * @param scrutins the roll-calls by which the Assemblée decided, of those that are stored
     */
    public record Reading(
            String name,
            String lang,
            @Nullable String period,
            @Nullable String conclusion,
            List<Link> scrutins) {}

    /**
     * @param stage whether it was tabled, amended by a committee, or adopted
     * @param amendements how many, in words, leading to them; null for none
     */
    public record Version(
            String titre,
            String numero,
            String stage,
            @Nullable Link amendements) {}

    /** @param amendements how many there, leading to them */
    public record Place(String name, Link amendements, String adopted) {}

    /** All dossiers that have amendements. */
    public record Listing(Frame frame, List<Line> lines) {}

    public record Line(Link dossier, String amendements) {}
}
