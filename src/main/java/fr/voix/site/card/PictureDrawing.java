package fr.voix.site.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.answer.Answer;
import fr.voix.base.answer.Kept;
import fr.voix.base.http.ContentSecurityPolicy;
import fr.voix.base.http.NothingHereException;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.theme.summary.GistService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.tally.UrnAnswerService;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Draws the pictures of Scrutins and petitions, each version of them once. */
@Singleton
class PictureDrawing {

    /** Where nothing says which version is meant: a crowd costs no more than a few readers, and no result is old. */
    static final String SHORT = "public, max-age=30";

    static final String POLICY = "default-src 'none'; sandbox";

    private static final long MOST_BYTES = 24L * 1024 * 1024;

    private final AmendementService amendements;
    private final GistService gists;
    private final ResultService results;
    private final PetitionService petitions;
    private final PetitionCardService petitionCards;
    private final UrnAnswerService answers;
    private final Entrance pages;
    private final Entrance drawing;
    private final CardWriter cards = new CardWriter(new SheetWriter());

    /** By version: what is public changes more often than what is drawn of one urn. */
    private final Cache<String, byte[]> drawn = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String version, byte[] bytes) -> version.length() + bytes.length)
            .build();

    PictureDrawing(
            AmendementService amendements,
            GistService gists,
            ResultService results,
            PetitionService petitions,
            PetitionCardService petitionCards,
            UrnAnswerService answers,
            @Named("pages") Entrance pages,
            @Named("drawing") Entrance drawing) {
        this.amendements = amendements;
        this.gists = gists;
        this.results = results;
        this.petitions = petitions;
        this.petitionCards = petitionCards;
        this.answers = answers;
        this.pages = pages;
        this.drawing = drawing;
    }

    /** The picture as it is now, good for as long as nothing of it changes; {@code Content-Location} names its version. */
    Kept keep(UrnKind kind, String uid, Language language) {
        return switch (kind) {
            case SCRUTIN -> answers.keep(uid, () -> answer(pages.pass(() -> ofScrutin(uid, language))));
            case PETITION ->
                answers.keepPublished(
                                kind,
                                uid,
                                publication -> answer(petitionCards.of(petition(uid), publication, language)),
                                contradiction -> answer(petitionCards.withheld(petition(uid), contradiction, language)))
                        .orElseThrow(NothingHereException::new);
        };
    }

    private Answer answer(Card card) {
        var bytes = drawn.get(card.version(), fresh -> draw(card));
        return Answer.compressed("image/png", bytes)
                .forAnyOrigin()
                .with(HttpHeaders.CACHE_CONTROL, SHORT)
                .with(HttpHeaders.CONTENT_LOCATION, Picture.versioned(card.path(), card.version()))
                .with(ContentSecurityPolicy.HEADER, POLICY)
                .with("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** As much work as dozens of pages, which must not wait for it: a client that asks for all cards at once waits alone. */
    private byte[] draw(Card card) {
        return drawing.pass(() -> cards.write(card));
    }

    /** What has no Scrutin has no picture. */
    private Card ofScrutin(String uid, Language language) {
        return amendements
                .find(uid)
                .filter(Amendement::isShown)
                .flatMap(amendement -> results.card(amendement, gists.of(amendement, language), language))
                .orElseThrow(NothingHereException::new);
    }

    private Petition petition(String uid) {
        return petitions.findShown(Long.parseLong(uid)).orElseThrow(NothingHereException::new);
    }
}
