package fr.voix.base.guard;

import fr.voix.base.http.DatabaseFailure;
import fr.voix.base.http.ProblemType;
import fr.voix.base.http.RequestId;
import fr.voix.base.http.Routes;
import fr.voix.base.load.OutageNotice;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Handles what no other handler does: a database that is away, text that it cannot store, or a bug. */
@Singleton
public record UnexpectedErrorHandler(ErrorResponseHandler errors, OutageNotice outages, FailureCount failures)
        implements ExceptionHandler<Throwable, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrorHandler.class);
    private static final int RETRY_AFTER = 5;

    /** Shorter parts of an address stay in the logged message, since they help; every token of ours is longer. */
    private static final int SHORTEST_SECRET = 16;

    /** A NUL, or half of a surrogate pair: no valid text, so the request is at fault. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, Throwable failure) {
        return answer((HttpRequest<?>) request, failure);
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Throwable failure) {
        if (isCallerGone(failure)) {
            LOG.debug("the caller went away", failure);
            return errors.refuse(request, ProblemType.MALFORMED);
        }
        Optional<SQLException> outage =
                DatabaseFailure.cause(failure, e -> DatabaseFailure.isAway(e) || DatabaseFailure.isGivenUp(e));
        if (outage.isPresent()) {
            if (!outages.tell("a request", outage.get())) {
                LOG.warn(
                        "The database gave up {} {}: {}",
                        request.getMethodName(),
                        Routes.pattern(request),
                        masked(request, String.valueOf(outage.get().getMessage())));
            }
            return errors.refuse(request, ProblemType.UNAVAILABLE, RETRY_AFTER);
        }
        if (DatabaseFailure.cause(failure, e -> DatabaseFailure.hasState(e, UNSTORABLE_TEXT))
                .isPresent()) {
            return errors.refuse(request, ProblemType.MALFORMED);
        }
        if (failure instanceof ErrorDataDecoderException) {
            // not a valid form: half an escape, for example
            return errors.refuse(request, ProblemType.MALFORMED);
        }
        String requestId = RequestId.of(request);
        failures.increment();
        // a filter may have failed before the request id was set
        String before = MDC.get(RequestId.FIELD);
        MDC.put(RequestId.FIELD, requestId);
        LOG.error(
                "request {} failed: {} {} {}",
                requestId,
                request.getMethodName(),
                Routes.pattern(request),
                told(request, failure));
        if (before == null) {
            MDC.remove(RequestId.FIELD);
        }
        return errors.internal(request, requestId);
    }

    /** The stack trace, without the variable parts of the address, which messages of exceptions may repeat. */
    private static String told(HttpRequest<?> request, Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return masked(request, text.toString());
    }

    private static String masked(HttpRequest<?> request, String text) {
        var fixed = List.of(Routes.pattern(request).split("/"));
        var uri = request.getUri();
        var held = new ArrayList<String>();
        for (var part : new String[] {uri.getRawPath(), uri.getPath(), uri.getRawQuery(), uri.getQuery()}) {
            if (part != null) {
                held.addAll(List.of(part.split("[/&=]")));
            }
        }
        held.removeAll(fixed);
        var masked = text;
        for (var secret : held) {
            if (secret.length() >= SHORTEST_SECRET) {
                masked = masked.replace(secret, "…");
            }
        }
        return masked;
    }

    private static boolean isCallerGone(Throwable failure) {
        return failure instanceof ClosedChannelException
                || failure instanceof EOFException
                || failure instanceof IOException
                        && String.valueOf(failure.getMessage()).contains("onnection reset");
    }
}
