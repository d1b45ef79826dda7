package fr.voix.base.guard;

import fr.voix.base.http.Correction;
import fr.voix.base.http.ErrorPages;
import fr.voix.base.http.MalformedException;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.RequestId;
import fr.voix.base.http.SecurityHeaders;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Parameters;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Gives every error one of two bodies: problem+json for programs, the error page for people. Messages of exceptions go into
 * neither.
 */
@Singleton
@Primary
record ErrorResponseHandler(ErrorPages pages, SecurityHeaders securityHeaders, JsonMapper json)
        implements ErrorResponseProcessor<Object> {

    private static final int MOST_TYPED = 60;

    /** Names of our parameters are single words; those that others append, such as a campaign's, are not shown in the form. */
    private static final Pattern PARAMETER = Pattern.compile("[a-z]{1,20}");

    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    /** For an error of the framework: its status is used, its message is not shown. */
    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var request = context.getRequest();
        var language = Problem.language(request);
        ProblemType type = ProblemType.of(response.status());
        var malformed = malformed(context.getRootCause().orElse(null));
        return malformed.isEmpty()
                ? fill(request, response, type, type.explanation(language), null, null)
                : fill(
                        request,
                        response,
                        type,
                        Problem.naming(malformed, language),
                        null,
                        request.getMethod() == HttpMethod.GET
                                ? new Correction(request.getPath(), typed(request), malformed)
                                : null);
    }

    /** Names of malformed parameters, found by a route or by the framework's conversion of a parameter. */
    private static List<String> malformed(@Nullable Throwable cause) {
        if (cause instanceof MalformedException named) {
            return named.parameters();
        }
        if (cause instanceof ConversionErrorException found
                && found.getArgument().getAnnotationMetadata().hasAnnotation(QueryValue.class)) {
            var name = found.getArgument().getName();
            return List.of(
                    found.getArgument().getType() == boolean.class
                            ? Parameters.named(name, Stream.of("true", "false"))
                            : name);
        }
        return List.of();
    }

    private static List<Correction.Typed> typed(HttpRequest<?> request) {
        return request.getParameters().asMap().entrySet().stream()
                .filter(parameter -> PARAMETER.matcher(parameter.getKey()).matches())
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> new Correction.Typed(parameter.getKey(), value)))
                .limit(MOST_TYPED)
                .toList();
    }

    MutableHttpResponse<Object> refuse(HttpRequest<?> request, ProblemType type) {
        var detail = type.explanation(Problem.language(request));
        return fill(request, HttpResponse.status(type.status()), type, detail, null, null);
    }

    MutableHttpResponse<Object> refuse(HttpRequest<?> request, ProblemType type, long retryAfter) {
        return refuse(request, type).header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
    }

    MutableHttpResponse<Object> internal(HttpRequest<?> request, String requestId) {
        ProblemType type = ProblemType.INTERNAL;
        var detail = Messages.of(Problem.language(request)).t("problem.recorded", requestId);
        return fill(request, HttpResponse.status(type.status()), type, detail, requestId, null);
    }

    private MutableHttpResponse<Object> fill(
            HttpRequest<?> request,
            MutableHttpResponse<?> response,
            ProblemType type,
            String detail,
            @Nullable String requestId,
            @Nullable Correction correction) {
        // filters do not see the answer to a request that could not be parsed
        securityHeaders.addTo(response);
        response.getHeaders().set(RequestId.HEADER, RequestId.of(request));
        response.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE);
        if (Problem.isWanted(request)) {
            return body(
                    request, response, Problem.MEDIA_TYPE, bytes(Problem.of(Problem.language(request), type, detail)));
        }
        return body(request, response, HTML, pages.html(response.code(), ofAddress(request), requestId, correction));
    }

    /** Null for a request whose address or head could not be read, as the framework keeps nothing of it. */
    @Nullable
    private static Language ofAddress(HttpRequest<?> request) {
        return request.getHeaders().isEmpty() ? null : Language.ofPath(request.getPath());
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
