package fr.voix.base.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.base.text.Addresses;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;

/**
 * An error of the API (RFC 9457).
 *
 * @param type address of what it means in general, below the origin; its last part is the code to go by
 * @param title one French sentence for the type, always the same
 * @param status the status of the answer
 * @param detail what was wrong this time, in French
 * @param providers the robot checks that are left, when one is down
 * @param published what was published of an urn, where that is contradicted
 * @param found what was found in its place
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem")
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<String> providers,
        @Nullable Tree published,
        @Nullable Tree found) {

    /**
     * An urn's tree at one size.
     *
     * @param size how many leaves
     * @param root of the Merkle tree (RFC 6962) of these leaves, lower-case hex; null where it is not known
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Tree")
    public record Tree(long size, @Nullable String root) {}

    /** Answers that the document of the API describes for all. */
    public static final String CONFLICT = "#/components/responses/Conflict";

    public static final String KEY_REUSED = "#/components/responses/KeyReused";

    public static final String ROBOT_CHECK_REFUSED = "#/components/responses/RobotCheckRefused";

    public static final String TYPE_PREFIX = "/api/v1/problems/";

    public static final MediaType MEDIA_TYPE = MediaType.of("application/problem+json");

    public static MutableHttpResponse<Problem> response(ProblemType type, String detail) {
        return response(of(type, detail));
    }

    public static MutableHttpResponse<Problem> response(ProblemType type, String detail, int retryAfter) {
        return response(type, detail).header(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfter));
    }

    /** 400 that names the parameters that make no sense. */
    public static MutableHttpResponse<Problem> malformed(List<String> parameters) {
        return response(ProblemType.MALFORMED, naming(parameters));
    }

    public static String naming(List<String> malformed) {
        return (malformed.size() == 1
                        ? "Un paramètre n’a pas la forme attendue\u202f: "
                        : "Des paramètres n’ont pas la forme attendue\u202f: ")
                + String.join(", ", malformed) + ".";
    }

    /** 503 that names the checks a visitor can still make. */
    public static MutableHttpResponse<Problem> robotCheckUnavailable(List<String> providersLeft, Duration retryAfter) {
        ProblemType type = ProblemType.ROBOT_CHECK_UNAVAILABLE;
        String detail = "Choisissez une autre vérification, ou réessayez plus tard. Rien n’est perdu.";
        return response(new Problem(
                        TYPE_PREFIX + type.code(),
                        type.title(),
                        type.status().getCode(),
                        detail,
                        providersLeft,
                        null,
                        null))
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    }

    /** Whether the caller is a program: all of the API, oEmbed, and clients that prefer JSON, or a stream, to HTML. */
    public static boolean isWanted(HttpRequest<?> request) {
        if (request.getPath().startsWith("/api/") || request.getPath().equals(Addresses.OEMBED)) {
            return true;
        }
        for (MediaType accepted : request.accept()) {
            if (accepted.getSubtype().equals("html")) {
                return false;
            }
            if (accepted.getSubtype().endsWith("json") || accepted.getSubtype().equals("event-stream")) {
                return true;
            }
        }
        return false;
    }

    /** With nothing but the type and what was wrong this time. */
    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, null, null);
    }

    /** With the two facts that contradict each other. */
    public static Problem of(ProblemType type, String detail, @Nullable Tree published, @Nullable Tree found) {
        return new Problem(
                TYPE_PREFIX + type.code(), type.title(), type.status().getCode(), detail, null, published, found);
    }

    public static MutableHttpResponse<Problem> response(Problem problem) {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
                .contentType(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(problem);
    }
}
