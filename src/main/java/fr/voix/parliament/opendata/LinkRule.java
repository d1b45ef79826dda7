package fr.voix.parliament.opendata;

import fr.voix.parliament.amendement.Sort;
import fr.voix.parliament.rollcall.ScrutinPublic;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which amendement a roll-call was about. Official files hold no key: the sitting and the first number of the title say
 * it, the texte's title and the author's name confirm it. No link rather than a wrong one.
 */
final class LinkRule {

    /** The title of the texte stands in the roll-call's, give or take a word. */
    private static final double SAME_TITLE = 0.75;

    private LinkRule() {}

    /**
     * The one amendement, if certain.
     *
     * @param sameNumber amendements of the legislature that bear the title's number, in that sitting or in none known
     */
    static Optional<LinkCandidate> choose(RollCall rollCall, List<LinkCandidate> sameNumber) {
        if (rollCall.title().isEmpty()) {
            return Optional.empty();
        }
        ScrutinTitle title = rollCall.title().get();
        List<LinkCandidate> ofSitting = sameNumber.stream()
                .filter(candidate ->
                        rollCall.seanceRef() != null && rollCall.seanceRef().equals(candidate.seanceRef()))
                .filter(candidate -> isLike(title, candidate) || isNamed(title, candidate))
                .toList();
        if (ofSitting.size() > 1) {
            return only(ofSitting, candidate -> isLike(title, candidate))
                    .or(() -> only(ofSitting, candidate -> isLike(title, candidate) && isNamed(title, candidate)));
        }
        if (ofSitting.size() == 1) {
            return Optional.of(ofSitting.getFirst());
        }
        return only(
                sameNumber,
                candidate -> candidate.seanceRef() == null
                        && isLike(title, candidate)
                        && isNamed(title, candidate)
                        && candidate.isSousAmendement() == title.isSousAmendement()
                        && agrees(rollCall, candidate));
    }

    private static Optional<LinkCandidate> only(List<LinkCandidate> candidates, Predicate<LinkCandidate> condition) {
        List<LinkCandidate> left = candidates.stream().filter(condition).toList();
        return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
    }

    private static boolean isLike(ScrutinTitle title, LinkCandidate candidate) {
        return candidate.titreTexte() != null && title.likeness(candidate.titreTexte()) >= SAME_TITLE;
    }

    private static boolean isNamed(ScrutinTitle title, LinkCandidate candidate) {
        return candidate.signataires() != null && title.names(candidate.signataires());
    }

    /** A copy without its sitting is stale: its outcome is open, or the one of the vote; it was deposited before. */
    private static boolean agrees(RollCall rollCall, LinkCandidate candidate) {
        boolean isOpen = candidate.sort() == Sort.A_DISCUTER || candidate.sort() == Sort.EN_TRAITEMENT;
        boolean isSame = switch (rollCall.issue()) {
            case ADOPTE -> candidate.sort() == Sort.ADOPTE;
            case REJETE -> candidate.sort() == Sort.REJETE;
            case INCONNU -> false;
        };
        boolean isBefore = candidate.deposeOn() != null && !candidate.deposeOn().isAfter(rollCall.voteOn());
        return isBefore && (isOpen || isSame) && rollCall.issue() != ScrutinPublic.Issue.INCONNU;
    }
}
