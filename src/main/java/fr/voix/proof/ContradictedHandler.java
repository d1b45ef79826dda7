package fr.voix.proof;

import fr.voix.http.Problem;
import fr.voix.http.ProblemType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Says that nothing is signed of an urn that contradicts itself. */
@Singleton
class ContradictedHandler implements ExceptionHandler<ContradictedException, HttpResponse<?>> {

    private static final int RETRY_AFTER = 60;

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, ContradictedException found) {
        return response();
    }

    static MutableHttpResponse<Problem> response() {
        return Problem.response(
                        ProblemType.UNAVAILABLE,
                        "Cette urne contredit ce qui a été signé : rien n’est plus signé.",
                        RETRY_AFTER)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
