package fr.voix.robotcheck.hcaptcha;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Calls siteverify, once: never again after bytes were sent, because a token is used up by being looked at. */
@Singleton
@Requires(bean = HcaptchaConfig.class)
class HcaptchaClient {

    private static final Logger LOG = LoggerFactory.getLogger(HcaptchaClient.class);

    /** Of the whole call; the client's own read time-out starts anew with every byte that drips in. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final HttpClient http;
    private final HcaptchaConfig config;
    private final JsonMapper json;

    HcaptchaClient(@Client("hcaptcha") HttpClient http, HcaptchaConfig config, JsonMapper json) {
        this.http = http;
        this.config = config;
        this.json = json;
    }

    /** Empty when no answer of siteverify came back in time. */
    Optional<SiteverifyAnswer> verify(String response) {
        var form = new SiteverifyForm(config.secret(), response, config.siteKey());
        var request = HttpRequest.POST(config.url(), form)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                .accept(MediaType.APPLICATION_JSON_TYPE);
        return Mono.from(http.exchange(request, byte[].class))
                .timeout(DEADLINE)
                .map(this::parse)
                .onErrorResume(failure -> {
                    LOG.warn("hCaptcha did not answer: {}", failure.toString());
                    return Mono.empty();
                })
                .blockOptional();
    }

    private SiteverifyAnswer parse(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        if (response.status() != HttpStatus.OK || body == null) {
            throw new UncheckedIOException(new IOException("siteverify answered " + response.code()));
        }
        try {
            return json.readValue(body, SiteverifyAnswer.class);
        } catch (IOException notJson) {
            throw new UncheckedIOException(new IOException("siteverify answered no JSON of its own"));
        }
    }
}
