package fr.voix.site.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.base.answer.Answer;
import fr.voix.base.answer.Kept;
import fr.voix.base.http.ContentSecurityPolicy;
import fr.voix.base.load.Entrance;
import fr.voix.base.text.Language;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.theme.summary.GistService;
import fr.voix.urn.tally.ScrutinAnswerService;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Draws the pictures of Scrutins, each version of them once. */
@Singleton
class PictureService {

    /** Where nothing says which version is meant: a crowd costs no more than a few readers, and no result is old. */
    static final String SHORT = "public, max-age=30";

    /** An SVG that somebody opens by itself is a document: it loads nothing and runs nothing. */
    static final String POLICY = "default-src 'none'; sandbox";

    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final AmendementService amendements;
    private final GistService gists;
    private final ResultService results;
    private final ScrutinAnswerService answers;
    private final Entrance pages;
    private final Entrance drawing;
    private final CardWriter cards = new CardWriter(new SheetWriter());

    /** By version: what is public changes more often than what is drawn of one Scrutin. */
    private final Cache<String, byte[]> drawn = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String version, byte[] bytes) -> version.length() + bytes.length)
            .build();

    PictureService(
            AmendementService amendements,
            GistService gists,
            ResultService results,
            ScrutinAnswerService answers,
            @Named("pages") Entrance pages,
            @Named("drawing") Entrance drawing) {
        this.amendements = amendements;
        this.gists = gists;
        this.results = results;
        this.answers = answers;
        this.pages = pages;
        this.drawing = drawing;
    }

    /** The picture as it is now, good for as long as nothing of it changes; {@code Content-Location} names its version. */
    Kept keep(Pictures picture, String scrutinUid, Language language) {
        return answers.keep(scrutinUid, () -> {
            var drawable = pages.pass(() -> drawable(scrutinUid, language));
            var bytes = drawn.get(picture + drawable.version(), fresh -> draw(picture, drawable));
            return answer(picture, bytes, picture.path(scrutinUid, language), drawable.version());
        });
    }

    static Answer answer(Pictures picture, byte[] bytes, String path, String version) {
        var answer = switch (picture) {
            case CARD -> Answer.compressed("image/png", bytes);
            case BADGE -> Answer.of("image/svg+xml;charset=utf-8", bytes);
        };
        return answer.forAnyOrigin()
                .with(HttpHeaders.CACHE_CONTROL, SHORT)
                .with(HttpHeaders.CONTENT_LOCATION, Pictures.versioned(path, version))
                .with(ContentSecurityPolicy.HEADER, POLICY)
                .with("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** One version of a picture, and how it is drawn. */
    private record Drawable(String version, Supplier<byte[]> card, Supplier<byte[]> badge) {}

    private byte[] draw(Pictures picture, Drawable drawable) {
        return switch (picture) {
            // as much work as dozens of pages, which must not wait for it: whoever asks for all cards at once waits
            // alone
            case CARD -> drawing.pass(drawable.card());
            case BADGE -> drawable.badge().get();
        };
    }

    /** What was there and is not shown is gone; what has no Scrutin has no picture. */
    private Drawable drawable(String scrutinUid, Language language) {
        var amendement = amendements.find(scrutinUid).orElseThrow(PictureService::notFound);
        if (!amendement.isShown()) {
            throw new HttpStatusException(HttpStatus.GONE, "Not shown");
        }
        var gist = gists.of(amendement, language);
        return results.withheld(amendement, gist, language)
                .map(this::drawable)
                .or(() -> results.of(amendement, gist, language).map(this::drawable))
                .orElseThrow(PictureService::notFound);
    }

    private Drawable drawable(Result result) {
        return new Drawable(result.version(), () -> cards.write(result), () -> BadgeWriter.write(result));
    }

    private Drawable drawable(WithheldCard card) {
        return new Drawable(card.version(), () -> cards.write(card), () -> WordBadgeWriter.write(card));
    }

    private static HttpStatusException notFound() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "No such Scrutin");
    }
}
