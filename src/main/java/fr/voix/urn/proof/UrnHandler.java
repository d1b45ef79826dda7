package fr.voix.urn.proof;

import fr.voix.base.answer.Answer;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.note.SignedCheckpoint;
import fr.voix.urn.tally.ContradictedHandler;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What is answered at the addresses of an urn, that of a Scrutin or of a petition. */
@Singleton
class UrnHandler {

    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String BYTES = MediaType.APPLICATION_OCTET_STREAM;
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String NUMBER = "0|[1-9][0-9]{0,17}";

    private final ProofService proofs;
    private final String untilNextPublication;

    UrnHandler(
            ProofService proofs,
            @Property(name = "voix.urn.publish-every", defaultValue = "1s") Duration publishEvery) {
        this.proofs = proofs;
        this.untilNextPublication = "public, max-age=" + Math.max(1, publishEvery.toSeconds());
    }

    HttpResponse<?> index(UrnKind kind, String uid) {
        return answer(proofs.index(kind, uid), TEXT);
    }

    HttpResponse<?> checkpoint(UrnKind kind, String uid, @Nullable String known) {
        ProofResult result = proofs.checkpoint(kind, uid);
        return result instanceof ProofResult.Signed signed && isKnown(known, signed.checkpoint())
                ? with(HttpResponse.notModified(), untilNextPublication)
                        .header(HttpHeaders.ETAG, signed.checkpoint().etag())
                : answer(result, TEXT);
    }

    private static boolean isKnown(@Nullable String etags, SignedCheckpoint signed) {
        return etags != null && (etags.equals("*") || etags.contains(signed.etag()));
    }

    /** @param encodings what the reader can unpack */
    HttpResponse<?> tile(UrnKind kind, String uid, String path, @Nullable String encodings) {
        ProofResult result = proofs.tile(kind, uid, path);
        return result instanceof ProofResult.Bundle bundle
                        && bundle.gzip() != null
                        && bundle.gzip().length < bundle.plain().length
                        && Answer.acceptsGzip(encodings)
                ? with(HttpResponse.ok(bundle.gzip()), FOR_EVER)
                        .contentType(BYTES)
                        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                : answer(result, BYTES);
    }

    HttpResponse<?> inclusion(UrnKind kind, String uid, String index) {
        return index.matches(NUMBER) ? answer(proofs.inclusion(kind, uid, Long.parseLong(index)), TEXT) : absent();
    }

    HttpResponse<?> consistency(UrnKind kind, String uid, String oldSize, String newSize) {
        return oldSize.matches(NUMBER) && newSize.matches(NUMBER)
                ? answer(proofs.consistency(kind, uid, Long.parseLong(oldSize), Long.parseLong(newSize)), TEXT)
                : absent();
    }

    private HttpResponse<?> answer(ProofResult result, String type) {
        return switch (result) {
            case ProofResult.Signed signed ->
                with(HttpResponse.ok(signed.checkpoint().bytes()), untilNextPublication)
                        .contentType(type)
                        .header(HttpHeaders.ETAG, signed.checkpoint().etag());
            case ProofResult.Current current ->
                with(HttpResponse.ok(current.bytes()), untilNextPublication).contentType(type);
            case ProofResult.Immutable immutable ->
                with(HttpResponse.ok(immutable.bytes()), FOR_EVER).contentType(type);
            case ProofResult.Bundle bundle ->
                with(HttpResponse.ok(bundle.plain()), FOR_EVER)
                        .contentType(type)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            case ProofResult.Absent ignored -> absent();
            case ProofResult.Contradicted contradicted -> ContradictedHandler.response(contradicted.contradiction());
        };
    }

    private static HttpResponse<?> absent() {
        return Problem.response(ProblemType.NOT_FOUND, "L’urne publiée n’a rien à cette adresse.")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    private static <T> MutableHttpResponse<T> with(MutableHttpResponse<T> response, String caching) {
        return response.header(HttpHeaders.CACHE_CONTROL, caching).header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
