package fr.voix.site.home;

import fr.voix.base.page.Frame;
import fr.voix.base.text.Link;
import fr.voix.petition.reading.PetitionItem;
import fr.voix.site.amendement.AmendementItem;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * The first page.
 *
 * @param asked the question that can be answered at once, or null while no scrutin is open
 * @param questions others
 * @param petitions open ones near a threshold
 * @param themes some that have scrutins
 * @param allThemes how many there are; null while there are none
 */
public record HomePage(
        Frame frame,
        @Nullable AmendementItem asked,
        List<AmendementItem> questions,
        List<PetitionItem> petitions,
        List<Link> themes,
        @Nullable String allThemes) {}
