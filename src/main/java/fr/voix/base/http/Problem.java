package fr.voix.base.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.voix.base.text.Addresses;
import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
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
import java.util.function.Function;

/**
 * An error of the API (RFC 9457), in the language that the caller asks for, French or English.
 *
 * @param type address of what it means in general, below the origin; its last part is the code to go by
 * @param title one sentence for the type, always the same in a language
 * @param status the status of the answer
 * @param detail what was wrong this time
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

    /** With the general words of the type. */
    public static MutableHttpResponse<Problem> response(HttpRequest<?> request, ProblemType type) {
        var language = language(request);
        return response(of(language, type, type.explanation(language)));
    }

    /** @param key of the message that says what was wrong this time */
    public static MutableHttpResponse<Problem> response(
            HttpRequest<?> request, ProblemType type, String key, Object... arguments) {
        var language = language(request);
        return response(of(language, type, Messages.of(language).t(key, arguments)));
    }

    /** As above, and says in how many seconds to try again. */
    public static MutableHttpResponse<Problem> later(
            HttpRequest<?> request, int retryAfter, ProblemType type, String key, Object... arguments) {
        return response(request, type, key, arguments).header(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfter));
    }

    /** Below {@code /en} English, elsewhere what the caller asks for. */
    public static Language language(HttpRequest<?> request) {
        return language(request.getPath(), request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** @param accepted what the caller asks for */
    public static Language language(String path, @Nullable String accepted) {
        return Language.ofPath(path) == Language.EN ? Language.EN : Language.asked(accepted);
    }

    public static String naming(List<String> malformed, Language language) {
        return Messages.of(language).t("problem.parameters", malformed.size(), String.join(", ", malformed));
    }

    /** 503 that names the checks a visitor can still make. */
    public static MutableHttpResponse<Problem> robotCheckUnavailable(
            HttpRequest<?> request, List<String> providersLeft, Duration retryAfter) {
        var type = ProblemType.ROBOT_CHECK_UNAVAILABLE;
        var language = language(request);
        var detail = Messages.of(language).t("problem.others");
        return response(new Problem(
                        TYPE_PREFIX + type.code(),
                        type.title(language),
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
    public static Problem of(Language language, ProblemType type, String detail) {
        return of(language, type, detail, null, null);
    }

    /** In French and in English, for a caller of whom nothing is known. */
    public static Problem inBoth(ProblemType type) {
        return new Problem(
                TYPE_PREFIX + type.code(),
                inBoth(type::title),
                type.status().getCode(),
                inBoth(type::explanation),
                null,
                null,
                null);
    }

    private static String inBoth(Function<Language, String> said) {
        return said.apply(Language.FR) + " / " + said.apply(Language.EN);
    }

    /** With the two facts that contradict each other. */
    public static Problem of(
            Language language, ProblemType type, String detail, @Nullable Tree published, @Nullable Tree found) {
        return new Problem(
                TYPE_PREFIX + type.code(),
                type.title(language),
                type.status().getCode(),
                detail,
                null,
                published,
                found);
    }

    public static MutableHttpResponse<Problem> response(Problem problem) {
        return HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
                .contentType(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(problem);
    }
}
