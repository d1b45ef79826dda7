package fr.voix.site.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.answer.Answer;
import fr.voix.base.answer.Kept;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.tally.ScrutinAnswerService;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Draws the pictures of petitions, each version of them once. */
@Singleton
class PetitionPictureService {

    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final PetitionService petitions;
    private final PetitionCardService cards;
    private final ScrutinAnswerService answers;
    private final Entrance drawing;
    private final PetitionCardWriter writer;
    private final CardWriter withheld;

    private final Cache<String, byte[]> drawn = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String version, byte[] bytes) -> version.length() + bytes.length)
            .build();

    PetitionPictureService(
            PetitionService petitions,
            PetitionCardService cards,
            ScrutinAnswerService answers,
            @Named("drawing") Entrance drawing) {
        this.petitions = petitions;
        this.cards = cards;
        this.answers = answers;
        this.drawing = drawing;
        var sheet = new SheetWriter();
        this.writer = new PetitionCardWriter(sheet);
        this.withheld = new CardWriter(sheet);
    }

    /** The address that always shows the petition as it is now. */
    static String path(Pictures picture, long id, Language language) {
        return language.href(Addresses.petition(id) + "/" + picture.file());
    }

    /** The picture as it is now, good for as long as nothing of it changes; {@code Content-Location} names its version. */
    Kept keep(Pictures picture, String id, Language language) {
        return answers.keepPublished(
                        UrnKind.PETITION,
                        id,
                        publication -> answer(picture, publication, language),
                        contradiction -> answer(picture, contradiction, language))
                .orElseThrow(PetitionPictureService::notFound);
    }

    private Answer answer(Pictures picture, Contradiction contradiction, Language language) {
        var card = cards.withheld(petition(contradiction.uid()), contradiction, language);
        var bytes = drawn.get(
                picture + card.version(),
                fresh -> picture == Pictures.CARD
                        ? drawing.pass(() -> withheld.write(card))
                        : WordBadgeWriter.write(card));
        return PictureService.answer(picture, bytes, card.path(picture), card.version());
    }

    private Petition petition(String uid) {
        return petitions.findShown(Long.parseLong(uid)).orElseThrow(PetitionPictureService::notFound);
    }

    private Answer answer(Pictures picture, Publication publication, Language language) {
        var card = cards.of(petition(publication.urn().uid()), publication, language);
        var bytes = drawn.get(picture + card.version(), fresh -> draw(picture, card));
        return PictureService.answer(picture, bytes, path(picture, card.id(), language), card.version());
    }

    private byte[] draw(Pictures picture, PetitionCard card) {
        return switch (picture) {
            case CARD -> drawing.pass(() -> writer.write(card));
            case BADGE -> WordBadgeWriter.write(card.language(), card.alternative(), card.count());
        };
    }

    private static HttpStatusException notFound() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "No such petition");
    }
}
