package fr.voix.tally;

import fr.voix.http.Answer;
import fr.voix.http.Kept;
import fr.voix.http.Validity;
import fr.voix.platform.PublicVersion;
import fr.voix.urn.Publication;
import fr.voix.urn.PublicationService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps answers about one Scrutin for as long as its urn and everything else that is public stay what they are. */
@Singleton
public class ScrutinAnswerService {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    /** Whatever changes says so; this is for a change that somebody made in the database by hand. */
    private static final Duration MOST_AGE = Duration.ofMinutes(1);

    private final PublicationService publications;
    private final PublicVersion publicVersion;
    private final Clock clock;

    ScrutinAnswerService(PublicationService publications, PublicVersion publicVersion, Clock clock) {
        this.publications = publications;
        this.publicVersion = publicVersion;
        this.clock = clock;
    }

    /** Makes an answer about this Scrutin, or about an amendement that has none. */
    public Kept keep(String scrutinUid, Supplier<Answer> make) {
        // noted first: what changes while the answer is made is not in it for sure
        long version = publicVersion.current();
        Publication publication = publications.find(scrutinUid).orElse(null);
        return new Kept(make.get(), new WhilePublished(scrutinUid, version, publication, () -> true));
    }

    /**
     * Makes an answer from what is published; empty when nothing is.
     *
     * @param isStill one more condition on which the answer is good
     */
    public Optional<Kept> keepPublished(
            String scrutinUid, Function<Publication, Answer> make, BooleanSupplier isStill) {
        long version = publicVersion.current();
        return publications
                .find(scrutinUid)
                .map(publication -> new Kept(
                        make.apply(publication), new WhilePublished(scrutinUid, version, publication, isStill)));
    }

    private final class WhilePublished implements Validity {

        private final String scrutinUid;
        private final long version;

        @Nullable
        private final Publication publication;

        private final BooleanSupplier isStill;

        WhilePublished(String scrutinUid, long version, @Nullable Publication publication, BooleanSupplier isStill) {
            this.scrutinUid = scrutinUid;
            this.version = version;
            this.publication = publication;
            this.isStill = isStill;
        }

        @Override
        public boolean isCurrent() {
            return publicVersion.current() == version
                    && publications.inMemory(scrutinUid) == publication
                    && isStill.getAsBoolean();
        }

        @Override
        public boolean isShownMeanwhile() {
            Publication now = publications.inMemory(scrutinUid);
            boolean isShown = (now == null) == (publication == null);
            boolean isUrnRecent = now == publication
                    || now != null && now.at().isAfter(Instant.now(clock).minus(A_MOMENT));
            boolean isRestRecent = publicVersion.current() == version || publicVersion.isChangedWithin(A_MOMENT);
            return isShown && isUrnRecent && isRestRecent;
        }

        @Override
        public Duration mostAge() {
            return MOST_AGE;
        }
    }
}
