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
 * The count in the answer to a vote: the published one, with the voter's own ballot, and without ballots of others that are not
 * published yet. So a voter who votes to watch others learns no more than a reader. It never fails, as the ballot is committed by
 * then, and the answer says so.
 */
@Singleton
class OwnTally {

    private static final long VOTERS_REMEMBERED = 50_000;
    /** With more leaves waiting, the urn is published within a second, and nobody changes their mind before that. */
    private static final long QUIET = 64;

    private final UrnPublishing publications;
    private final QuietRule rule;
    private final Clock clock;
    /** What is published of voters whose change is not published yet. */
    private final Cache<UrnVoter, Shown> shown;

    /**
     * The published ballot of a voter, until its crossing out is published as well.
     *
     * @param until the size of the urn with the crossing out
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
            // everything is published at once: the urn after this ballot, except for the crowd figures
            Publication held = publications.inMemory(UrnKind.SCRUTIN, after.uid());
            Tally tally = Tally.of(after, clock.instant());
            return Optional.of(held == null ? tally : tally.with(held.urn().crowd()));
        }
        return published(after.uid()).map(publication -> Tally.of(own.apply(publication.urn()), publication.at()));
    }

    /** Whether the leaf is published. */
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
            // UrnPublishing logs it, once
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
     * The published ballot of a voter with unpublished changes, however many; empty when all are published, or when another
     * instance took an earlier change, so that it is unknown.
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

    /** A ballot that moderators set aside meanwhile is not in the counts, so it is not subtracted. */
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
