package fr.voix.notice.webhook;

import fr.voix.notice.webhook.Outcome.CallFailure;
import fr.voix.notice.webhook.ReceiverReader.RefusedAddressException;
import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls receivers, whose addresses anybody may have thought out. Each call asks where its name leads, once, and connects to
 * what was vetted; TLS is held to the name. No proxy, no redirect, no cookie, no second try, no kept connection; of the
 * answer nothing is taken but the status.
 */
@Singleton
class WebhookClient {

    static final String USER_AGENT = "Voix-Webhooks/1";

    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 8192;

    /** For whom a connection is made: the thread that calls is the one that asks for the addresses. */
    private static final ScopedValue<ReceiverUrl> RECEIVER = ScopedValue.newInstance();

    private final ReceiverReader receivers;
    private final WebhookConfig config;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadline").factory());

    @Inject
    WebhookClient(ReceiverReader receivers, WebhookConfig config) {
        this(receivers, config, SSLContexts.createDefault());
    }

    /** @param trust whose certificates are believed */
    WebhookClient(ReceiverReader receivers, WebhookConfig config, SSLContext trust) {
        this.receivers = receivers;
        this.config = config;
        this.http = client(trust);
    }

    private CloseableHttpClient client(SSLContext trust) {
        var limits = Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_LINE)
                .build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Vetted())
                .setTlsSocketStrategy(
                        ClientTlsStrategyBuilder.create().setSslContext(trust).buildClassic())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(Timeout.of(config.answerWithin()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(config.connectWithin()))
                        .setSocketTimeout(Timeout.of(config.answerWithin()))
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .build())
                .setMaxConnTotal(config.calls())
                .setMaxConnPerRoute(config.calls())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(config.answerWithin()))
                        .setResponseTimeout(Timeout.of(config.answerWithin()))
                        .build())
                .setUserAgent(USER_AGENT)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Sends one message, once; takes no longer than {@code answerWithin}. */
    Outcome send(String address, Map<String, String> headers, String body) {
        return switch (receivers.read(address)) {
            case ReceiverUrl.Reading.Unfit unfit -> Outcome.failed(CallFailure.URL);
            case ReceiverUrl.Reading.Fit fit -> send(fit.url(), headers, body);
        };
    }

    private Outcome send(ReceiverUrl url, Map<String, String> headers, String body) {
        var post = new HttpPost(URI.create(url.text()));
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        // a time-out of the socket begins anew with every byte that drips in
        var deadline = clock.schedule(post::cancel, config.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return ScopedValue.where(RECEIVER, url).call(() -> Outcome.answered(status(post)));
        } catch (IOException e) {
            return Outcome.failed(post.isCancelled() ? CallFailure.TIMEOUT : failure(e));
        } catch (IllegalStateException e) {
            // what the client says when it is called off between two of its steps
            if (!post.isCancelled()) {
                throw e;
            }
            return Outcome.failed(CallFailure.TIMEOUT);
        } finally {
            deadline.cancel(false);
        }
    }

    private int status(HttpPost post) throws IOException {
        var response = http.executeOpen(null, post, null);
        try {
            return response.getCode();
        } finally {
            // the rest of the answer is not waited for, however long it is
            post.cancel();
        }
    }

    private static CallFailure failure(IOException e) {
        return switch (e) {
            case RefusedAddressException refused -> CallFailure.ADDRESS;
            case UnknownHostException unknown -> CallFailure.NAME;
            case SSLException tls -> CallFailure.TLS;
            // of connecting as of waiting for the answer
            case InterruptedIOException late -> CallFailure.TIMEOUT;
            case ConnectException refused -> CallFailure.CONNECT;
            case NoRouteToHostException unreachable -> CallFailure.CONNECT;
            default -> CallFailure.BROKEN;
        };
    }

    @PreDestroy
    void stop() throws IOException {
        clock.shutdownNow();
        http.close();
    }

    /** The only way from a name to an address. */
    private final class Vetted implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var url = RECEIVER.get();
            if (!url.host().equals(host)) {
                throw new RefusedAddressException();
            }
            return receivers.addresses(url).toArray(InetAddress[]::new);
        }

        @Override
        @Nullable
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
