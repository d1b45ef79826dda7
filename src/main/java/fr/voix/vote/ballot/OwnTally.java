package fr.voix.vote.ballot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.voix.urn.leaf.Choice;
import fr.voix.urn.leaf.Counts;
import fr.voix.urn.leaf.Tier;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.QuietRule;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.tally.Tally;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The count that a voter gets as an answer: what is published, with their own ballot in it, and without the ballots of others
 * that wait. So a voter who votes to watch others learns no more than a reader. It never fails: the ballot is committed by
 * then, and the answer says so.
 */
@Singleton
class OwnTally {

    private static final long VOTERS_REMEMBERED = 50_000;
    /** Where more waits it is published within a second, and a voter does not change their mind before. */
    private static final long QUIET = 64;

    private final UrnPublishing publications;
    private final QuietRule rule;
    private final Clock clock;
    /** The counts shown to voters whose change is not published yet. */
    private final Cache<UrnVoter, Shown> shown;

    /**
     * Which ballot of a voter is among those published, until that one is crossed out there as well.
     *
     * @param until the size of the urn that says otherwise
     */
    private record Shown(@Nullable Ballot ballot, long until) {}

    OwnTally(UrnPublishing publications, QuietRule rule, Clock clock) {
        this.publications = publications;
        this.rule = rule;
        this.clock = clock;
        this.shown = Caffeine.newBuilder()
                .maximumSize(VOTERS_REMEMBERED)
                .expireAfterWrite(rule.quietFor().multipliedBy(2))
                .build();
    }

    /** Empty while what is published cannot be read. */
    Optional<Tally> of(BallotResult.Standing standing) {
        return tally(standing.urn(), published -> with(standing, published));
    }

    /** Empty while what is published cannot be read. */
    Optional<Tally> of(BallotResult.Withdrawn withdrawn) {
        return tally(withdrawn.urn(), published -> without(withdrawn, published));
    }

    private Optional<Tally> tally(Urn after, Function<Urn, Urn> own) {
        if (!rule.isGrouping()) {
            // everything is published at once: the urn as the ballot left it, but for what is told apart
            Publication held = publications.inMemory(UrnKind.SCRUTIN, after.uid());
            Tally tally = Tally.of(after, clock.instant());
            return Optional.of(held == null ? tally : tally.with(held.urn().crowd()));
        }
        return published(after.uid()).map(publication -> Tally.of(own.apply(publication.urn()), publication.at()));
    }

    /** Whether anybody can find a leaf that was written. */
    boolean isPublished(String scrutinUid, long index) {
        return !rule.isGrouping()
                || publications.findAll(UrnKind.SCRUTIN, List.of(scrutinUid)).values().stream()
                        .anyMatch(publication ->
                                index < publication.urn().frontier().size());
    }

    private Optional<Publication> published(String uid) {
        try {
            return publications.find(UrnKind.SCRUTIN, uid);
        } catch (RuntimeException outage) {
            // UrnPublishing says it in the log, once
            return Optional.empty();
        }
    }

    private Urn with(BallotResult.Standing standing, Urn published) {
        Optional<Shown> own = shown(standing.voter(), standing.before(), standing.urn(), published);
        boolean isIn = standing.receipt().index() < published.frontier().size();
        if (standing.aside() != null || isIn || own.isEmpty()) {
            return published;
        }
        Counts without = minus(published.counts(), own.get().ballot());
        return counted(published, without.plus(standing.tier(), standing.choice(), 1));
    }

    private Urn without(BallotResult.Withdrawn withdrawn, Urn published) {
        return shown(withdrawn.voter(), withdrawn.before(), withdrawn.urn(), published)
                .map(own -> counted(published, minus(published.counts(), own.ballot())))
                .orElse(published);
    }

    /**
     * What is published of a voter whose ballots are about to be, before and after any number of changes of mind; empty when that
     * is published already, or unknown: another instance took the change before this one.
     */
    private Optional<Shown> shown(UrnVoter voter, @Nullable Ballot before, Urn after, Urn published) {
        long size = published.frontier().size();
        long written = after.frontier().size();
        if (size >= written) {
            return Optional.empty();
        }
        Shown known = shown.getIfPresent(voter);
        if (known != null && size < known.until()) {
            return Optional.of(known);
        }
        if (before != null && before.leafIndex() >= size) {
            return Optional.empty();
        }
        Shown own = new Shown(before, written);
        if (before != null || written - size <= QUIET) {
            shown.put(voter, own);
        }
        return Optional.of(own);
    }

    /** What moderators set aside meanwhile is not there to be taken away. */
    private static Counts minus(Counts counts, @Nullable Ballot ballot) {
        if (ballot == null) {
            return counts;
        }
        Tier tier = ballot.tier();
        Choice choice = ballot.choice();
        return counts.of(tier, choice) == 0 ? counts : counts.plus(tier, choice, -1);
    }

    private static Urn counted(Urn published, Counts counts) {
        return new Urn(
                published.urnId(),
                published.uid(),
                published.isOpen(),
                published.hasSetAside(),
                published.frontier(),
                counts,
                published.crowd());
    }
}
