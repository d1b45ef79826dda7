package fr.voix.site.card;

import fr.voix.base.deployment.PublicUrl;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.reading.PetitionItemService;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.Publication;
import jakarta.inject.Singleton;

/** Gathers what the pictures of one petition show. */
@Singleton
public record PetitionCardService(
        PetitionItemService items, WithheldService withheld, RegisterMarkService register, PublicUrl publicUrl) {

    /** @param petition one that is shown */
    public PetitionCard of(Petition petition, Publication publication, Language language) {
        var m = Messages.of(language);
        long signatures = publication.urn().counts().of(Choice.S);
        var strokes = items.strokes(signatures);
        var ahead = strokes.isTelling() || !petition.state().isOpenToAll()
                ? null
                : items.ahead(signatures, petition.given(), m);
        return new PetitionCard(
                language,
                petition.uid(),
                petition.text().titre(),
                signatures,
                publication.urn().crowd(),
                strokes,
                ahead == null ? "" : ahead,
                state(petition, m),
                publication.urn().frontier().size(),
                publication.at(),
                publicUrl.host(),
                register.text(m));
    }

    /** What is said in the place of a count that is withheld. */
    public Withheld withheld(Contradiction contradiction, Language language) {
        return withheld.of(contradiction, language);
    }

    /** What is drawn of a petition whose count is withheld. */
    WithheldCard withheld(Petition petition, Contradiction contradiction, Language language) {
        return new WithheldCard(
                language,
                withheld.of(contradiction, language),
                null,
                petition.text().titre(),
                publicUrl.host());
    }

    private static String state(Petition petition, Messages m) {
        return petition.state() == PetitionState.OPEN && petition.closesAt() != null
                ? m.t("card.petition.until", PetitionItemService.lastDay(petition.closesAt(), m))
                : m.t("card.petition.state", m.t("pet.state." + petition.state().name()));
    }

    /** For the page that it is the picture of. */
    public Picture picture(Card card) {
        return card.picture(publicUrl.origin());
    }

    /** For the page of a petition whose count is withheld. */
    public Picture picture(Petition petition, Contradiction contradiction, Language language) {
        return picture(withheld(petition, contradiction, language));
    }
}
