package fr.voix.vote.robotcheck.hcaptcha;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Calls siteverify without ever repeating a call, because a token is used up when it is checked. */
@Singleton
@Requires(bean = HcaptchaConfig.class)
record HcaptchaClient(@Client("hcaptcha") HttpClient http, HcaptchaConfig config, JsonMapper json) {

    private static final Logger LOG = LoggerFactory.getLogger(HcaptchaClient.class);

    /** The deadline of the whole call; the client's own read timeout starts again with every byte. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** Reactor's key for handling errors that come after the request ended; by default it logs a stack trace. */
    private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

    private static final Consumer<Throwable> WHEN_TOO_LATE =
            failure -> LOG.debug("hCaptcha failed after the deadline", failure);

    /** Empty when siteverify did not answer in time. */
    Optional<SiteverifyAnswer> verify(String response) {
        var form = new SiteverifyForm(config.secret(), response, config.siteKey());
        var request = HttpRequest.POST(config.url(), form)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                .accept(MediaType.APPLICATION_JSON_TYPE);
        return Mono.from(http.exchange(request, byte[].class))
                .timeout(DEADLINE)
                .contextWrite(context -> context.put(ON_ERROR_DROPPED, WHEN_TOO_LATE))
                .map(this::parse)
                .onErrorResume(failure -> {
                    LOG.warn("hCaptcha did not answer: {}", failure.getMessage());
                    return Mono.empty();
                })
                .blockOptional();
    }

    private SiteverifyAnswer parse(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        if (response.status() != HttpStatus.OK || body == null) {
            throw new IllegalStateException("status " + response.code());
        }
        try {
            SiteverifyAnswer answer = json.readValue(body, SiteverifyAnswer.class);
            if (answer == null) {
                throw new IllegalStateException("null");
            }
            return answer;
        } catch (IOException notJson) {
            throw new UncheckedIOException("no JSON of siteverify", notJson);
        }
    }
}
