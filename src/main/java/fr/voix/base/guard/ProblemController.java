package fr.voix.base.guard;

import fr.voix.base.answer.ApiAnswers;
import fr.voix.base.http.Problem;
import fr.voix.base.http.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The addresses that a problem's {@code type} refers to: what each code means. */
@Controller("/api/v1/problems")
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "document")
record ProblemController(ApiAnswers answers) {

    /**
     * What a problem means in general. A problem's {@code type} is this address.
     *
     * @param code the last part of the problem's {@code type}
     */
    @Get("/{code}")
    @ApiResponse(content = @Content(schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> problem(HttpRequest<?> request, @Parameter(example = "malformed") String code) {
        ProblemType type = ProblemType.ofCode(code)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "No such problem"));
        var language = Problem.language(request);
        return answers.ofMany(
                        request,
                        Problem.TYPE_PREFIX + code + " " + language.code(),
                        () -> Problem.of(language, type, type.explanation(language)))
                .toMutableResponse()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
