package fr.voix.urn.tally;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.Kept;
import fr.voix.base.answer.PublicVersion;
import fr.voix.base.answer.Validity;
import fr.voix.base.deployment.Stopwatch;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Cache of answers about urns. An answer is valid until its urns, or anything else that is public, change. */
@Singleton
public record UrnAnswerService(
        UrnPublishing publications, UrnGuard guard, PublicVersion publicVersion, Clock clock, Stopwatch watch) {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    /** Longest life of an answer, for changes that were made in the database by hand: all others end it. */
    private static final Duration MOST_AGE = Duration.ofMinutes(1);

    /** Makes an answer about this Scrutin, or about an amendement that has none; anew where it is stopped by what was met on the way. */
    public Kept keep(String scrutinUid, Supplier<Answer> make) {
        try {
            return made(scrutinUid, make);
        } catch (ContradictedException e) {
            return made(scrutinUid, make);
        }
    }

    private Kept made(String scrutinUid, Supplier<Answer> make) {
        // noted before: a change while the answer is made may be missing in it
        long version = publicVersion.current();
        UrnKind kind = UrnKind.SCRUTIN;
        Publication publication =
                publications.findAll(kind, List.of(scrutinUid)).get(scrutinUid);
        return new Kept(make.get(), new WhilePublished(this, kind, scrutinUid, version, publication, () -> true));
    }

    /**
     * Makes an answer from what is published of a Scrutin or a petition; empty when nothing is.
     *
     * @param kind of the urn
     * @param isStill a further condition for the answer to be valid
     */
    public Optional<Kept> keepPublished(
            UrnKind kind, String uid, Function<Publication, Answer> make, BooleanSupplier isStill) {
        long version = publicVersion.current();
        return publications
                .find(kind, uid)
                .map(publication -> new Kept(
                        make.apply(publication), new WhilePublished(this, kind, uid, version, publication, isStill)));
    }

    /** Whether an answer says that figures are withheld, which it does in the language of its caller. */
    public boolean isWithheld(UrnKind kind, String uid) {
        return kind.isOf(uid) && guard.contradiction(uid).isPresent();
    }

    /**
     * Makes an answer from what is published, or another one where figures are withheld.
     *
     * @param withheld makes the answer that shows none
     */
    public Optional<Kept> keepPublished(
            UrnKind kind, String uid, Function<Publication, Answer> make, Function<Contradiction, Answer> withheld) {
        long version = publicVersion.current();
        Optional<Contradiction> contradiction = kind.isOf(uid) ? guard.contradiction(uid) : Optional.empty();
        if (contradiction.isEmpty()) {
            try {
                return keepPublished(kind, uid, make, () -> true);
            } catch (ContradictedException e) {
                // it was met on the way
                contradiction = Optional.of(e.contradiction());
            }
        }
        return contradiction.map(found ->
                new Kept(withheld.apply(found), new WhilePublished(this, kind, uid, version, null, () -> true)));
    }

    /** Makes an answer about many urns: valid for a second, and after it as long as no urn changes whose counts it shows. */
    public Kept keepMany(Supplier<Answer> make) {
        long version = publicVersion.current();
        long startedAt = watch.nanoTime();
        var sizes = new HashMap<String, Long>();
        Answer answer = ShownUrns.noting(sizes, make);
        publications.awaitSafe(sizes);
        publications.hold(sizes.keySet());
        return new Kept(answer, new WhileStill(this, version, startedAt, Map.copyOf(sizes)));
    }

    private boolean isRestRecent(long version) {
        return publicVersion.current() == version || publicVersion.isChangedWithin(A_MOMENT);
    }

    private boolean isRecent(Publication publication) {
        return publication.at().isAfter(Instant.now(clock).minus(A_MOMENT));
    }

    /** @param sizes of the urns as their counts are shown, by uid */
    private record WhileStill(UrnAnswerService urns, long version, long startedAt, Map<String, Long> sizes)
            implements Validity {

        @Override
        public boolean isCurrent() {
            return urns.publicVersion.current() == version
                    && (urns.watch.nanoTime() - startedAt < A_SECOND.toNanos() || isOfEach((now, isSame) -> isSame));
        }

        @Override
        public boolean isShownMeanwhile() {
            return urns.isRestRecent(version) && isOfEach((now, isSame) -> isSame || urns.isRecent(now));
        }

        private boolean isOfEach(BiPredicate<Publication, Boolean> rule) {
            for (var shown : sizes.entrySet()) {
                Publication now = urns.publications.inMemory(UrnKind.of(shown.getKey()), shown.getKey());
                if (now == null || !rule.test(now, now.urn().frontier().size() == shown.getValue())) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Duration mostAge() {
            return MOST_AGE;
        }
    }

    private record WhilePublished(
            UrnAnswerService urns,
            UrnKind kind,
            String uid,
            long version,
            @Nullable Publication publication,
            BooleanSupplier isStill)
            implements Validity {

        @Override
        public boolean isCurrent() {
            return urns.publicVersion.current() == version
                    && urns.publications.inMemory(kind, uid) == publication
                    && isStill.getAsBoolean();
        }

        @Override
        public boolean isShownMeanwhile() {
            Publication now = urns.publications.inMemory(kind, uid);
            boolean isShown = (now == null) == (publication == null);
            boolean isUrnRecent = now == publication || now != null && urns.isRecent(now);
            return isShown && isUrnRecent && urns.isRestRecent(version);
        }

        @Override
        public Duration mostAge() {
            return MOST_AGE;
        }
    }
}
