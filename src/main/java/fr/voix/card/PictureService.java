package fr.voix.card;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.amendement.Amendement;
import fr.voix.amendement.AmendementService;
import fr.voix.http.Answer;
import fr.voix.http.ContentSecurityPolicy;
import fr.voix.http.Kept;
import fr.voix.platform.Entrance;
import fr.voix.tally.ScrutinAnswerService;
import fr.voix.wording.GistService;
import fr.voix.wording.Language;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.HttpStatusException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

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
        return answers.keep(scrutinUid, () -> answer(picture, pages.pass(() -> result(scrutinUid, language))));
    }

    private Answer answer(Pictures picture, Result result) {
        var version = result.version();
        var bytes = drawn.get(picture + version, fresh -> draw(picture, result));
        var answer = switch (picture) {
            case CARD -> Answer.compressed("image/png", bytes);
            case BADGE -> Answer.of("image/svg+xml;charset=utf-8", bytes);
        };
        var path = picture.path(result.tally().scrutin(), result.language());
        return answer.forAnyOrigin()
                .with(HttpHeaders.CACHE_CONTROL, SHORT)
                .with(HttpHeaders.CONTENT_LOCATION, Pictures.versioned(path, version))
                .with(ContentSecurityPolicy.HEADER, POLICY)
                .with("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private byte[] draw(Pictures picture, Result result) {
        return switch (picture) {
            // as much work as dozens of pages, which must not wait for it: whoever asks for all cards at once waits
            // alone
            case CARD -> drawing.pass(() -> cards.write(result));
            case BADGE -> BadgeWriter.write(result);
        };
    }

    /** What was there and is not shown is gone; what has no Scrutin has no picture. */
    private Result result(String scrutinUid, Language language) {
        var amendement = amendements.find(scrutinUid).orElseThrow(PictureService::notFound);
        if (!amendement.isShown()) {
            throw new HttpStatusException(HttpStatus.GONE, "Not shown");
        }
        return result(amendement, language);
    }

    private Result result(Amendement amendement, Language language) {
        return results.of(amendement, gists.of(amendement, language), language).orElseThrow(PictureService::notFound);
    }

    private static HttpStatusException notFound() {
        return new HttpStatusException(HttpStatus.NOT_FOUND, "No such Scrutin");
    }
}
