package fr.voix.http;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The addresses that a problem's {@code type} refers to: what each code means. */
@Controller("/api/v1/problems")
@Secured(SecurityRule.IS_ANONYMOUS)
class ProblemController {

    @Get("/{code}")
    @Nullable
    Problem explanation(String code) {
        return ProblemType.ofCode(code)
                .map(type -> Problem.of(type, type.explanation()))
                .orElse(null);
    }
}
