package fr.voix.base.answer;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.load.Entrance;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** Answers from the cache with a public page, image, feed or list; semaphores limit how many are made at once. */
@Singleton
public record PublicAnswers(
        KeptAnswers answers,
        PublicVersion publicVersion,
        NetworkHash networks,
        @Named("pages") Entrance pages,
        @Named("search") Entrance search,
        @Named("api") Entrance api) {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    /**
     * A page that is valid for a second, or up to ten if it was slow to make, while nothing public but votes changes.
     *
     * @param address the key of this page, with its language; its path where that is enough
     */
    public HttpResponse<byte[]> page(HttpRequest<?> request, String address, Supplier<byte[]> render) {
        return ofMany(request, address, () -> Answer.html(render.get()));
    }

    /** As {@link #page}, for an answer that is no page. */
    public HttpResponse<byte[]> ofMany(HttpRequest<?> request, String address, Supplier<Answer> make) {
        return answers.answer(request, address, () -> pages.pass(() -> forAWhile(make)));
    }

    /** As {@link #page}, for a search, which is refused before everything else and of which each network has a share. */
    public HttpResponse<byte[]> list(HttpRequest<?> request, String address, Supplier<byte[]> render) {
        return listed(request, address, () -> Answer.html(render.get()));
    }

    /** As {@link #list}, for a list that may be a feed or a redirect. */
    public HttpResponse<byte[]> listed(HttpRequest<?> request, String address, Supplier<Answer> make) {
        return answers.answer(request, address, () -> search.pass(networks.of(request), () -> forAWhile(make)));
    }

    /** As {@link #list}, for a list with a validity of its own. */
    public HttpResponse<byte[]> keptList(HttpRequest<?> request, String address, Supplier<Kept> make) {
        return answers.answer(request, address, () -> search.pass(networks.of(request), make));
    }

    /** A page with a validity of its own. */
    public HttpResponse<byte[]> kept(HttpRequest<?> request, String address, Supplier<Kept> render) {
        return answers.answer(request, address, () -> pages.pass(render));
    }

    /** An answer of the API, which is refused before pages. */
    HttpResponse<byte[]> api(HttpRequest<?> request, String address, Supplier<Answer> make) {
        return answers.answer(request, address, () -> api.pass(() -> forAWhile(make)));
    }

    /** As {@link #api}, for an answer with a validity of its own. */
    HttpResponse<byte[]> keptOfApi(HttpRequest<?> request, String address, Supplier<Kept> make) {
        return answers.answer(request, address, () -> api.pass(make));
    }

    private Kept forAWhile(Supplier<Answer> make) {
        long version = publicVersion.current();
        long startedAt = System.nanoTime();
        Answer answer = make.get();
        return new Kept(answer, new ForAWhile(publicVersion, version, mostAge(System.nanoTime() - startedAt)));
    }

    /** Ten times as long as it took to make, waits included, so that making it takes at most a tenth of the time. */
    static Duration mostAge(long nanosToMake) {
        return Duration.ofNanos(Math.clamp(10 * nanosToMake, A_SECOND.toNanos(), 10 * A_SECOND.toNanos()));
    }

    /** It shows ballots of many Scrutins, and it is not known when one of them changes: so its age is limited. */
    private record ForAWhile(PublicVersion publicVersion, long version, Duration mostAge) implements Validity {

        @Override
        public boolean isCurrent() {
            return publicVersion.current() == version;
        }

        @Override
        public boolean isShownMeanwhile() {
            return isCurrent() || publicVersion.isChangedWithin(A_MOMENT);
        }
    }
}
