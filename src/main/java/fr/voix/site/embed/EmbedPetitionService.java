package fr.voix.site.embed;

import fr.voix.base.answer.Answer;
import fr.voix.base.text.Messages;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.reading.PetitionItemService;
import fr.voix.site.card.PetitionCardService;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.Publication;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;

/** Puts the count of one petition into a frame. */
@Singleton
class EmbedPetitionService {

    private final PetitionService petitions;
    private final PetitionItemService items;
    private final PetitionCardService cards;
    private final EmbedFrameService frames;

    EmbedPetitionService(
            PetitionService petitions, PetitionItemService items, PetitionCardService cards, EmbedFrameService frames) {
        this.petitions = petitions;
        this.items = items;
        this.cards = cards;
        this.frames = frames;
    }

    /** That the count is withheld, in its place. */
    Answer withheld(Contradiction contradiction, EmbedLook look) {
        var petition = shown(contradiction.uid());
        var language = look.language();
        var titre = petition.text().titre();
        return frames.answer(
                "withheld",
                new EmbedWithheldPage(
                        frames.frame(look, Messages.of(language).t("embed.petition.title", titre), true),
                        frames.origin() + language.href(petition.path()),
                        null,
                        titre,
                        "fr",
                        cards.withheld(contradiction, language)));
    }

    private Petition shown(String uid) {
        return petitions
                .findShown(Long.parseLong(uid))
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition"));
    }

    Answer petition(Publication publication, EmbedLook look) {
        var petition = shown(publication.urn().uid());
        var language = look.language();
        var m = Messages.of(language);
        var card = cards.of(petition, publication, language);
        boolean isOpen = petition.state().isOpenToAll();
        return frames.answer(
                "petition",
                new EmbedPetitionPage(
                        frames.frame(
                                look,
                                m.t("embed.petition.title", petition.text().titre()),
                                isOpen),
                        frames.origin() + language.href(petition.path()),
                        petition.id(),
                        petition.text().titre(),
                        isOpen,
                        m.t("pet.state." + petition.state().name()),
                        m.t("pet.count", card.signatures(), m.number(card.signatures())),
                        card.waiting(),
                        card.waitingText(),
                        isOpen ? items.next(card.signatures(), m) : null,
                        card.strokes(),
                        items.alternative(card.signatures(), m),
                        m.number(card.size()),
                        m.moment(publication.at()),
                        publication.at().truncatedTo(ChronoUnit.SECONDS).toString()));
    }
}
