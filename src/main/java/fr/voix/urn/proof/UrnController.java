package fr.voix.urn.proof;

import fr.voix.base.answer.Answer;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.PublicRoutes;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.note.SignedCheckpoint;
import fr.voix.urn.proof.ProofService.ProofResult;
import fr.voix.urn.tally.ContradictedHandler;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import java.time.Duration;

/** The published urn of one Scrutin or petition for everybody who wants to check it: C2SP {@code tlog-tiles}, and proofs. */
@Controller
@Produces(MediaType.ALL)
@PublicRoutes
class UrnController {

    private static final String OF_SCRUTIN = "/scrutins/{uid}/urne";
    private static final String OF_PETITION = "/petitions/{uid}/urne";
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String BYTES = MediaType.APPLICATION_OCTET_STREAM;
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String NUMBER = "0|[1-9][0-9]{0,17}";

    private final ProofService proofs;
    private final String untilNextPublication;

    UrnController(
            ProofService proofs,
            @Property(name = "voix.urn.publish-every", defaultValue = "1s") Duration publishEvery) {
        this.proofs = proofs;
        this.untilNextPublication = "public, max-age=" + Math.max(1, publishEvery.toSeconds());
    }

    @Get(uris = {OF_SCRUTIN, OF_PETITION})
    HttpResponse<?> index(HttpRequest<?> request, String uid) {
        return answer(request, proofs.index(kind(request), uid), TEXT);
    }

    @Get(uris = {OF_SCRUTIN + "/checkpoint", OF_PETITION + "/checkpoint"})
    HttpResponse<?> checkpoint(
            HttpRequest<?> request, String uid, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
        ProofResult result = proofs.checkpoint(kind(request), uid);
        return result instanceof ProofResult.Signed signed && isKnown(known, signed.checkpoint())
                ? with(HttpResponse.notModified(), untilNextPublication)
                        .header(HttpHeaders.ETAG, signed.checkpoint().etag())
                : answer(request, result, TEXT);
    }

    private static boolean isKnown(@Nullable String etags, SignedCheckpoint signed) {
        return etags != null && (etags.equals("*") || etags.contains(signed.etag()));
    }

    @Get(uris = {OF_SCRUTIN + "/tile/{+path}", OF_PETITION + "/tile/{+path}"})
    HttpResponse<?> tile(
            HttpRequest<?> request,
            String uid,
            String path,
            @Nullable @Header(HttpHeaders.ACCEPT_ENCODING) String encodings) {
        ProofResult result = proofs.tile(kind(request), uid, path);
        return result instanceof ProofResult.Bundle bundle
                        && bundle.gzip() != null
                        && bundle.gzip().length < bundle.plain().length
                        && Answer.acceptsGzip(encodings)
                ? with(HttpResponse.ok(bundle.gzip()), FOR_EVER)
                        .contentType(BYTES)
                        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                : answer(request, result, BYTES);
    }

    @Get(uris = {OF_SCRUTIN + "/preuve/{index}", OF_PETITION + "/preuve/{index}"})
    HttpResponse<?> inclusion(HttpRequest<?> request, String uid, String index) {
        return index.matches(NUMBER)
                ? answer(request, proofs.inclusion(kind(request), uid, Long.parseLong(index)), TEXT)
                : absent(request);
    }

    @Get(uris = {OF_SCRUTIN + "/coherence/{oldSize}/{newSize}", OF_PETITION + "/coherence/{oldSize}/{newSize}"})
    HttpResponse<?> consistency(HttpRequest<?> request, String uid, String oldSize, String newSize) {
        return oldSize.matches(NUMBER) && newSize.matches(NUMBER)
                ? answer(
                        request,
                        proofs.consistency(kind(request), uid, Long.parseLong(oldSize), Long.parseLong(newSize)),
                        TEXT)
                : absent(request);
    }

    private static UrnKind kind(HttpRequest<?> request) {
        return request.getPath().startsWith("/petitions/") ? UrnKind.PETITION : UrnKind.SCRUTIN;
    }

    private HttpResponse<?> answer(HttpRequest<?> request, ProofResult result, String type) {
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
            case ProofResult.Absent ignored -> absent(request);
            case ProofResult.Contradicted contradicted ->
                ContradictedHandler.response(request, contradicted.contradiction());
        };
    }

    private static HttpResponse<?> absent(HttpRequest<?> request) {
        return Problem.response(request, ProblemType.NOT_FOUND, "urn.problem.absent")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    private static <T> MutableHttpResponse<T> with(MutableHttpResponse<T> response, String caching) {
        return response.header(HttpHeaders.CACHE_CONTROL, caching).header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
