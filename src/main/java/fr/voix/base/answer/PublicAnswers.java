package fr.voix.base.answer;

import fr.voix.base.http.NetworkHash;
import fr.voix.base.load.Entrance;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** Answers with what is kept of a public page, image, feed or list, and sees to it that few are made at once. */
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
     * A page that is the same for a second, or up to ten if it was dear to make, while nothing public changes but votes.
     *
     * @param address what tells this page from all others, its language included; its path where that is enough
     */
    public HttpResponse<byte[]> page(HttpRequest<?> request, String address, Supplier<byte[]> render) {
        return ofMany(request, address, () -> Answer.html(render.get()));
    }

    /** As above, for an answer that is no page. */
    public HttpResponse<byte[]> ofMany(HttpRequest<?> request, String address, Supplier<Answer> make) {
        return answers.answer(request, address, () -> pages.pass(() -> forAWhile(make)));
    }

    /** As above, for a search, which gives way to everything else and of which each network has a share. */
    public HttpResponse<byte[]> list(HttpRequest<?> request, String address, Supplier<byte[]> render) {
        return listed(request, address, () -> Answer.html(render.get()));
    }

    /** As above, for a list that may be a feed, or have moved. */
    public HttpResponse<byte[]> listed(HttpRequest<?> request, String address, Supplier<Answer> make) {
        return answers.answer(request, address, () -> search.pass(networks.of(request), () -> forAWhile(make)));
    }

    /** As above, for a list that knows by itself how long it is good for. */
    public HttpResponse<byte[]> keptList(HttpRequest<?> request, String address, Supplier<Kept> make) {
        return answers.answer(request, address, () -> search.pass(networks.of(request), make));
    }

    /** A page that knows by itself how long it is good for. */
    public HttpResponse<byte[]> kept(HttpRequest<?> request, String address, Supplier<Kept> render) {
        return answers.answer(request, address, () -> pages.pass(render));
    }

    /** What programs ask for, which gives way to pages. */
    HttpResponse<byte[]> api(HttpRequest<?> request, String address, Supplier<Answer> make) {
        return answers.answer(request, address, () -> api.pass(() -> forAWhile(make)));
    }

    /** As above, for an answer that knows by itself how long it is good for. */
    HttpResponse<byte[]> keptOfApi(HttpRequest<?> request, String address, Supplier<Kept> make) {
        return answers.answer(request, address, () -> api.pass(make));
    }

    private Kept forAWhile(Supplier<Answer> make) {
        long version = publicVersion.current();
        long startedAt = System.nanoTime();
        Answer answer = make.get();
        return new Kept(answer, new ForAWhile(publicVersion, version, mostAge(System.nanoTime() - startedAt)));
    }

    /** Ten times as long as making it took, waits included: one that is asked for all the time is made a tenth of it at most. */
    static Duration mostAge(long nanosToMake) {
        return Duration.ofNanos(Math.clamp(10 * nanosToMake, A_SECOND.toNanos(), 10 * A_SECOND.toNanos()));
    }

    /** The ballots of many Scrutins are on it: it is not known when one of them changes. */
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
