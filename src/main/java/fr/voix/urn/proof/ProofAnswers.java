package fr.voix.urn.proof;

import fr.voix.base.answer.Answer;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.urn.note.SignedCheckpoint;
import fr.voix.urn.tally.ContradictedHandler;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;

/** Answers what is asked of a log, an urn or the register: with how long it is true, and for pages of other sites too. */
@Singleton
public class ProofAnswers {

    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String NUMBER = "0|[1-9][0-9]{0,17}";

    private final String untilNextPublication;

    ProofAnswers(@Property(name = "voix.urn.publish-every", defaultValue = "1s") Duration publishEvery) {
        this.untilNextPublication = "public, max-age=" + Math.max(1, publishEvery.toSeconds());
    }

    /** Whether these parts of an address are indexes or sizes. */
    public static boolean areNumbers(String... parts) {
        return Arrays.stream(parts).allMatch(part -> part.matches(NUMBER));
    }

    /** @param known the {@code If-None-Match} of the request */
    public HttpResponse<?> checkpoint(HttpRequest<?> request, ProofResult result, @Nullable String known) {
        return result instanceof ProofResult.Signed signed && isKnown(known, signed.checkpoint())
                ? with(HttpResponse.notModified(), untilNextPublication)
                        .header(HttpHeaders.ETAG, signed.checkpoint().etag())
                : text(request, result);
    }

    private static boolean isKnown(@Nullable String etags, SignedCheckpoint signed) {
        return etags != null && (etags.equals("*") || etags.contains(signed.etag()));
    }

    public HttpResponse<?> text(HttpRequest<?> request, ProofResult result) {
        return answer(request, result, TEXT);
    }

    /** A tile or a bundle, smaller where that is known and wanted. */
    public HttpResponse<?> bytes(HttpRequest<?> request, ProofResult result) {
        boolean isSmall = result instanceof ProofResult.Bundle bundle
                && bundle.gzip() != null
                && bundle.gzip().length < bundle.plain().length
                && Answer.acceptsGzip(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING));
        return isSmall
                ? with(HttpResponse.ok(((ProofResult.Bundle) result).gzip()), FOR_EVER)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                : answer(request, result, MediaType.APPLICATION_OCTET_STREAM);
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

    public static HttpResponse<?> absent(HttpRequest<?> request) {
        return Problem.response(request, ProblemType.NOT_FOUND, "urn.problem.absent")
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }

    private static <T> MutableHttpResponse<T> with(MutableHttpResponse<T> response, String caching) {
        return response.header(HttpHeaders.CACHE_CONTROL, caching).header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
