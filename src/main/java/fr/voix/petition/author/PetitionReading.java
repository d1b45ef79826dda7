package fr.voix.petition.author;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.page.Flaw;
import fr.voix.petition.petition.PetitionDraft;
import fr.voix.petition.place.Place;
import java.util.List;

/** What a form amounts to. */
sealed interface PetitionReading {

    record Fit(PetitionDraft draft, EmailAddress address, Place place) implements PetitionReading {}

    /** @param candidates uids of the amendements that a number may mean */
    record Unfit(List<Flaw> flaws, List<String> candidates) implements PetitionReading {}
}
