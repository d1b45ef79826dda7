package fr.voix.urn.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.answer.Answer;
import fr.voix.base.answer.Kept;
import fr.voix.urn.leaf.ContradictedException;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.PublicationService;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.note.NotedCheckpointService;
import fr.voix.urn.note.UrnKeyService;
import fr.voix.urn.tally.PetitionTally;
import fr.voix.urn.tally.ScrutinAnswerService;
import fr.voix.urn.tally.Tally;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** Signs what is published of an urn as a result that can be cited; never one of an urn that contradicts itself. */
@Singleton
public class SignedTallyService {

    private final PublicationService publications;
    private final NotedCheckpointService noted;
    private final UrnKeyService keys;
    private final UrnReader urns;
    private final ScrutinAnswerService scrutins;
    private final JsonMapper json;

    SignedTallyService(
            PublicationService publications,
            NotedCheckpointService noted,
            UrnKeyService keys,
            UrnReader urns,
            ScrutinAnswerService scrutins,
            JsonMapper json) {
        this.publications = publications;
        this.noted = noted;
        this.keys = keys;
        this.urns = urns;
        this.scrutins = scrutins;
        this.json = json;
    }

    /** Where the signed result of a Scrutin is. */
    public static String address(String scrutinUid) {
        return address(UrnKind.SCRUTIN, scrutinUid);
    }

    /** Where the signed result of a Scrutin or petition is. */
    public static String address(UrnKind kind, String uid) {
        return "/api/v1/" + kind.path() + "/" + uid + "/resultat";
    }

    /** Empty for an unknown uid, for what is not shown, and for an urn that contradicts what was published of it. */
    public Optional<SignedTally> find(String scrutinUid) {
        return publications
                .find(UrnKind.SCRUTIN, scrutinUid)
                .flatMap(publication -> hour(publication).map(hour -> signScrutin(publication.urn(), hour)));
    }

    /** The same of a petition. */
    public Optional<SignedPetitionTally> findPetition(long petitionId) {
        return publications
                .find(UrnKind.PETITION, Long.toString(petitionId))
                .flatMap(publication -> hour(publication).map(hour -> signPetition(publication.urn(), hour)));
    }

    /** The document itself, as its address serves it. */
    public String document(SignedTally signed) {
        return new String(bytes(SignedTallyJson.of(signed)), UTF_8);
    }

    /** The same of a petition. */
    public String document(SignedPetitionTally signed) {
        return new String(bytes(SignedPetitionTallyJson.of(signed)), UTF_8);
    }

    /** Empty for an unknown uid and for what is not shown. */
    Optional<Kept> keep(UrnKind kind, String uid) {
        return scrutins.keepPublished(
                kind,
                uid,
                publication -> Answer.json(bytes(json(publication).orElseThrow(() -> contradicted(uid)))),
                () -> !noted.isContradicted(uid));
    }

    private static ContradictedException contradicted(String uid) {
        return new ContradictedException(Contradiction.of(uid, "is not what was published of it"));
    }

    private Optional<Object> json(Publication publication) {
        Urn urn = publication.urn();
        return hour(publication).map(hour -> switch (urn.kind()) {
            case SCRUTIN -> SignedTallyJson.of(signScrutin(urn, hour));
            case PETITION -> SignedPetitionTallyJson.of(signPetition(urn, hour));
        });
    }

    /** Since when the urn has its size; empty when it contradicts what was published of it, and nothing is signed. */
    private Optional<Instant> hour(Publication publication) {
        if (noted.isContradicted(publication.urn().uid())) {
            return Optional.empty();
        }
        long size = publication.urn().frontier().size();
        return urns.hourOf(publication.urn().urnId(), size);
    }

    private SignedTally signScrutin(Urn urn, Instant hour) {
        return SignedTally.of(Tally.of(urn, hour), keys.signer());
    }

    private SignedPetitionTally signPetition(Urn urn, Instant hour) {
        return SignedPetitionTally.of(PetitionTally.of(urn, hour), keys.signer());
    }

    private byte[] bytes(Object document) {
        try {
            return json.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException("A tally is plain data", e);
        }
    }
}
