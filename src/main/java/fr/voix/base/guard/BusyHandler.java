package fr.voix.base.guard;

import fr.voix.base.http.ProblemType;
import fr.voix.base.load.BusyException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a {@link BusyException} with 503 and {@code Retry-After}. */
@Singleton
record BusyHandler(ErrorResponseHandler errors) implements ExceptionHandler<BusyException, HttpResponse<?>> {

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, BusyException refusal) {
        return errors.refuse((HttpRequest<?>) request, ProblemType.BUSY, refusal.retryAfter());
    }
}
