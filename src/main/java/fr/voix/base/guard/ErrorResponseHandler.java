package fr.voix.base.guard;

import fr.voix.base.http.ErrorPages;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.SecurityHeaders;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Gives every error the same two bodies: problem+json for programs, the error page for people. What an exception says
 * goes into neither.
 */
@Singleton
@Primary
record ErrorResponseHandler(ErrorPages pages, SecurityHeaders securityHeaders, JsonMapper json)
        implements ErrorResponseProcessor<Object> {

    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    /** An error that the framework found: its status decides, its message stays here. */
    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        ProblemType type = ProblemType.of(response.status());
        return context.getRootCause().orElse(null) instanceof MalformedException malformed
                ? fill(
                        context.getRequest(),
                        response,
                        type,
                        Problem.naming(malformed.parameters()),
                        null,
                        malformed.parameters())
                : fill(context.getRequest(), response, type, type.explanation(), null, List.of());
    }

    MutableHttpResponse<Object> refuse(HttpRequest<?> request, ProblemType type) {
        return fill(request, HttpResponse.status(type.status()), type, type.explanation(), null, List.of());
    }

    MutableHttpResponse<Object> refuse(HttpRequest<?> request, ProblemType type, long retryAfter) {
        return refuse(request, type).header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
    }

    MutableHttpResponse<Object> internal(HttpRequest<?> request, String requestId) {
        ProblemType type = ProblemType.INTERNAL;
        String detail = "L’erreur est enregistrée sous le numéro " + requestId + ".";
        return fill(request, HttpResponse.status(type.status()), type, detail, requestId, List.of());
    }

    private MutableHttpResponse<Object> fill(
            HttpRequest<?> request,
            MutableHttpResponse<?> response,
            ProblemType type,
            String detail,
            @Nullable String requestId,
            List<String> malformed) {
        // no filter sees the answer to a request that could not be parsed
        securityHeaders.addTo(response);
        response.header(HttpHeaders.CACHE_CONTROL, "no-store").header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (Problem.isWanted(request)) {
            return body(request, response, Problem.MEDIA_TYPE, bytes(Problem.of(type, detail)));
        }
        return body(
                request,
                response,
                HTML,
                pages.html(response.code(), request.getPath().matches("/en(/.*)?"), requestId, malformed));
    }

    private static MutableHttpResponse<Object> body(
            HttpRequest<?> request, MutableHttpResponse<?> response, MediaType type, byte[] bytes) {
        response.contentType(type);
        Object body = request.getMethod() == HttpMethod.HEAD ? null : bytes;
        return response.body(body);
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (IOException e) {
            throw new UncheckedIOException("a problem is plain data", e);
        }
    }

    static boolean isBareError(HttpResponse<?> response) {
        return response.code() >= HttpStatus.BAD_REQUEST.getCode()
                && response.getBody().isEmpty();
    }
}
