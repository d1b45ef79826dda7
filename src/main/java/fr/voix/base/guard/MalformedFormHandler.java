package fr.voix.base.guard;

import fr.voix.base.http.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.inject.Singleton;

/** A form whose bytes are no form is the sender's fault, not ours. */
@Singleton
class MalformedFormHandler implements ExceptionHandler<ErrorDataDecoderException, HttpResponse<?>> {

    private final ErrorResponseHandler errors;

    MalformedFormHandler(ErrorResponseHandler errors) {
        this.errors = errors;
    }

    @Override
    public HttpResponse<?> handle(
            @SuppressWarnings("rawtypes") HttpRequest request, ErrorDataDecoderException failure) {
        return errors.refuse((HttpRequest<?>) request, ProblemType.MALFORMED);
    }
}
