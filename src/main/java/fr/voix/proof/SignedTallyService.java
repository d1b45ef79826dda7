package fr.voix.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.http.Answer;
import fr.voix.http.Kept;
import fr.voix.tally.ScrutinAnswerService;
import fr.voix.tally.Tally;
import fr.voix.urn.Publication;
import fr.voix.urn.PublicationService;
import fr.voix.urn.UrnKind;
import fr.voix.urn.UrnReader;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
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
        return "/api/v1/scrutins/" + scrutinUid + "/resultat";
    }

    /** Empty for an unknown uid, for what is not shown, and for an urn that contradicts what was published of it. */
    public Optional<SignedTally> find(String scrutinUid) {
        return publications.find(UrnKind.SCRUTIN, scrutinUid).flatMap(this::sign);
    }

    /** The document itself, as its address serves it. */
    public String document(SignedTally signed) {
        return new String(bytes(signed), UTF_8);
    }

    /** Empty for an unknown uid and for what is not shown. */
    Optional<Kept> keep(String scrutinUid) {
        return scrutins.keepPublished(
                scrutinUid,
                publication -> Answer.json(bytes(sign(publication).orElseThrow(ContradictedException::new))),
                () -> !noted.isContradicted(scrutinUid));
    }

    private Optional<SignedTally> sign(Publication publication) {
        if (!noted.note(publication.urn())) {
            return Optional.empty();
        }
        long size = publication.urn().frontier().size();
        return urns.hourOf(publication.urn().urnId(), size)
                .map(hour -> SignedTally.of(Tally.of(publication.urn(), hour), keys.signer()));
    }

    private byte[] bytes(SignedTally signed) {
        try {
            return json.writeValueAsBytes(SignedTallyJson.of(signed));
        } catch (IOException e) {
            throw new UncheckedIOException("A tally is plain data", e);
        }
    }
}
