package fr.voix.urn.setaside;

import fr.voix.urn.crowd.OriginService;
import fr.voix.urn.leaf.LeafRange;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What a decision is about: a Scrutin or a petition, by its urn, and how the one differs from the other. */
@Singleton
record SubjectReader(UrnReader urns, List<AsideWriter> votes, PetitionLimits petitions, OriginService origins) {

    Optional<Urn> find(String uid) {
        return urns.of(List.of(uid)).stream().findFirst();
    }

    /** As the public sees it: nobody is told of a vote before that. */
    Optional<Urn> findPublished(String uid) {
        return urns.published(List.of(uid)).stream().findFirst();
    }

    AsideWriter votesOf(Urn urn) {
        return votes.stream().filter(of -> of.kind() == urn.kind()).findFirst().orElseThrow();
    }

    AloneLimit limitOf(Urn urn) {
        return switch (urn.kind()) {
            case SCRUTIN -> AloneLimit.OF_SCRUTIN;
            case PETITION -> petitions.of(urn);
        };
    }

    /** Where in an urn the ballots are that a pattern means; empty when there are none below that size. */
    Optional<LeafRange> range(long urnId, AsidePattern pattern, long below) {
        return switch (pattern) {
            case AsidePattern.OfMark of ->
                ofIndexes(origins.indexesOf(urnId, of.rule().origin(), of.day(), of.mark()), below);
            case AsidePattern.OfHours hours -> {
                long first = urns.sizeBefore(urnId, hours.from());
                long end = Math.min(below, urns.sizeBefore(urnId, hours.to()));
                yield first < end ? Optional.of(LeafRange.between(first, end)) : Optional.empty();
            }
        };
    }

    /** The range of a decision, whose hours were turned into indexes when it was proposed. */
    Optional<LeafRange> range(long urnId, SetAside decision) {
        return decision.rule() == SetAsideRule.RAFALE
                ? Optional.of(LeafRange.between(decision.firstIndex(), decision.endIndex()))
                : decision.pattern() == null ? Optional.empty() : range(urnId, decision.pattern(), decision.endIndex());
    }

    /** Whether it means a mark that nothing is known of any more. */
    boolean isForgotten(SetAside decision) {
        return decision.undoes() == null && decision.rule().isOfMark() && decision.pattern() == null;
    }

    private static Optional<LeafRange> ofIndexes(long[] indexes, long below) {
        LeafRange range = LeafRange.of(indexes, below);
        return range.only().length == 0 ? Optional.empty() : Optional.of(range);
    }
}
