package fr.voix.ballot;

import fr.voix.tally.Tally;
import fr.voix.urn.Choice;
import fr.voix.urn.Counts;
import fr.voix.urn.Publication;
import fr.voix.urn.PublicationService;
import fr.voix.urn.QuietRule;
import fr.voix.urn.Tier;
import fr.voix.urn.Urn;
import fr.voix.urn.UrnKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/**
 * The count that a voter is answered: what is published with their own ballot in it, and nobody else's that waits. Whoever votes
 * to watch others learns no more than who only reads.
 */
@Singleton
class OwnTallyService {

    private final PublicationService publications;
    private final QuietRule rule;
    private final Clock clock;

    OwnTallyService(PublicationService publications, QuietRule rule, Clock clock) {
        this.publications = publications;
        this.rule = rule;
        this.clock = clock;
    }

    Tally of(BallotResult.Standing standing) {
        return published(standing.urn())
                .map(publication -> Tally.of(with(standing, publication.urn()), publication.at()))
                .orElseGet(() -> Tally.of(standing.urn(), clock.instant()));
    }

    Tally of(BallotResult.Withdrawn withdrawn) {
        return published(withdrawn.urn())
                .map(publication -> Tally.of(without(withdrawn, publication.urn()), publication.at()))
                .orElseGet(() -> Tally.of(withdrawn.urn(), clock.instant()));
    }

    /** Whether anybody can find a leaf that was written. */
    boolean isPublished(String scrutinUid, long index) {
        return !rule.isGrouping()
                || publications
                        .find(UrnKind.SCRUTIN, scrutinUid)
                        .filter(publication ->
                                index < publication.urn().frontier().size())
                        .isPresent();
    }

    /** Empty where everything is published at once, which is the urn as the ballot left it. */
    private Optional<Publication> published(Urn after) {
        return rule.isGrouping() ? publications.find(UrnKind.SCRUTIN, after.uid()) : Optional.empty();
    }

    private static Urn with(BallotResult.Standing standing, Urn published) {
        long size = published.frontier().size();
        if (standing.aside() != null || standing.receipt().index() < size) {
            return published;
        }
        Ballot before = standing.before();
        boolean isReplaced = before != null && before.leafIndex() < size;
        Counts without = isReplaced ? minus(published.counts(), before) : published.counts();
        return counted(published, without.plus(standing.tier(), standing.choice(), 1));
    }

    private static Urn without(BallotResult.Withdrawn withdrawn, Urn published) {
        long size = published.frontier().size();
        Ballot before = withdrawn.before();
        boolean isCounted = before != null
                && before.leafIndex() < size
                && size < withdrawn.urn().frontier().size();
        return isCounted ? counted(published, minus(published.counts(), before)) : published;
    }

    /** What moderators set aside meanwhile is not there to be taken away. */
    private static Counts minus(Counts counts, Ballot ballot) {
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
                published.waiting());
    }
}
