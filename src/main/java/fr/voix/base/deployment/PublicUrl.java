package fr.voix.base.deployment;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The public origin of this service ({@code VOIX_PUBLIC_URL}), used in links, checkpoints and Origin checks. Never taken from a
 * request's Host header.
 */
@Singleton
public final class PublicUrl implements SettingRule {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    private final String configured;
    private final ServicePort servicePort;

    PublicUrl(
            @Nullable @Property(name = "voix.public-url") String configured,
            ServicePort servicePort,
            DatabaseMode mode,
            Environment environment) {
        boolean isTest = environment.getActiveNames().contains(Environment.TEST);
        if (configured == null && !mode.isEmbedded() && !isTest) {
            throw new ConfigurationException("VOIX_PUBLIC_URL is required with a database of your own, "
                    + "for example VOIX_PUBLIC_URL=https://voix.example");
        }
        this.configured = configured == null ? null : validOrigin(configured);
        this.servicePort = servicePort;
    }

    /** Scheme, host and, unless it is the default, port; no path and no final slash. */
    public String origin() {
        return configured != null ? configured : "http://localhost:" + servicePort.current();
    }

    /** Whether visitors use HTTPS. */
    public boolean isHttps() {
        return configured != null && configured.startsWith("https:");
    }

    /** Whether the only visitors are on this machine, without HTTPS. */
    public boolean isPlainLoopback() {
        return !isHttps() && LOOPBACK.matcher(host()).matches();
    }

    /** Host of the origin, without port. */
    public String host() {
        return configured == null ? "localhost" : URI.create(configured).getHost();
    }

    /** A tag URI (RFC 4151): an id in a feed or calendar that stays when addresses change. */
    public String tag(String what) {
        return "tag:" + host() + ",2026:" + what;
    }

    private static URI uri(String url) {
        try {
            return URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            throw notAnOrigin(url);
        }
    }

    private static ConfigurationException notAnOrigin(String url) {
        return new ConfigurationException("VOIX_PUBLIC_URL must be an origin such as https://voix.example, not " + url);
    }

    private static String validOrigin(String url) {
        URI uri = uri(url);
        boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        String path = uri.getPath();
        if (!isHttp || uri.getHost() == null || !(path.isEmpty() || path.equals("/")) || uri.getQuery() != null) {
            throw notAnOrigin(url);
        }
        if ("http".equals(uri.getScheme()) && !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw new ConfigurationException(
                    "VOIX_PUBLIC_URL must begin with https: what people choose would be read on its" + " way from "
                            + url + "; http: is for this machine alone");
        }
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
