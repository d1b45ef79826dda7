package fr.voix.urn.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.answer.Kept;
import fr.voix.base.text.Addresses;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.note.NotedCheckpointService;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.urn.tally.Tally;
import fr.voix.urn.tally.UrnAnswerService;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Signs what is published of an urn as a result that can be cited; never one of an urn that contradicts itself. */
@Singleton
public record TallySigning(
        UrnPublishing publications,
        NotedCheckpointService noted,
        UrnKeyService keys,
        UrnReader urns,
        UrnAnswerService answers,
        ApiAnswers api) {

    /** Where the signed result of a Scrutin or petition is. */
    public static String address(UrnKind kind, String uid) {
        return Addresses.api(kind.subject(uid).path()) + "/resultat";
    }

    /** Empty for an unknown uid, for what is not shown, and for an urn that contradicts what was published of it. */
    public Optional<SignedTally> find(UrnKind kind, String uid) {
        return publications.find(kind, uid).flatMap(this::sign);
    }

    /** The document itself, as its address serves it. */
    public String document(SignedTally signed) {
        return new String(bytes(signed), UTF_8);
    }

    /** Empty for an unknown uid and for what is not shown. */
    Optional<Kept> keep(UrnKind kind, String uid) {
        return answers.keepPublished(
                kind,
                uid,
                publication -> Answer.json(bytes(sign(publication).orElseThrow(() -> contradicted(uid)))),
                () -> !noted.isContradicted(uid));
    }

    private static ContradictedException contradicted(String uid) {
        return new ContradictedException(Contradiction.of(uid, "is not what was published of it"));
    }

    /** With the hour since which the urn has its size; empty when it contradicts what was published of it, and nothing is signed. */
    private Optional<SignedTally> sign(Publication publication) {
        Urn urn = publication.urn();
        return noted.isContradicted(urn.uid())
                ? Optional.empty()
                : urns.hourOf(urn.urnId(), urn.frontier().size())
                        .map(hour -> SignedTally.of(Tally.of(urn, hour), keys.signer()));
    }

    private byte[] bytes(SignedTally signed) {
        return api.bytes(
                switch (signed.tally().kind()) {
                    case SCRUTIN -> SignedTallyJson.of(signed);
                    case PETITION -> SignedPetitionTallyJson.of(signed);
                });
    }
}
