package fr.voix.urn.setaside;

import fr.voix.urn.leaf.Urn;
import fr.voix.urn.log.UrnReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What a decision is about: a Scrutin or a petition, by its urn, and how the one differs from the other. */
@Singleton
record SubjectReader(UrnReader urns, List<AsideWriter> votes, PetitionLimits petitions) {

    Optional<Urn> find(String uid) {
        return urns.of(List.of(uid)).stream().findFirst();
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
}
