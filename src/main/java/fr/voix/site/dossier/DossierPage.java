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
 * @param places where amendements apply, those with most first
 * @param placesOf how many of how many, in words; null for all, as below
 * @param rollCalls on its amendements, the latest first
 */
public record DossierPage(
        Frame frame,
        String titre,
        @Nullable String tabled,
        String all,
        List<Version> textes,
        List<Place> places,
        @Nullable String placesOf,
        List<RollCallItem> rollCalls,
        @Nullable String rollCallsOf,
        List<PetitionItem> petitions,
        @Nullable String officialHref) {

    /** @param amendements how many, in words, leading to them; null for none */
    public record Version(
            String titre, String numero, @Nullable Link amendements) {}

    public record Place(String name, String amendements, String adopted) {}

    /** All dossiers that have amendements. */
    public record Listing(Frame frame, List<Line> lines) {}

    public record Line(Link dossier, String amendements) {}
}
