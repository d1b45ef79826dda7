package fr.voix.base.http;

import fr.voix.base.deployment.PublicUrl;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The security headers of every answer. */
@Singleton
public class SecurityHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            // our own pages need the origin; other sites do not see what a visitor reads
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            CrossOrigin.RESOURCE_POLICY,
            "same-origin",
            "Permissions-Policy",
            // short, since it goes out eighteen times with the first view of a page
            "camera=(), geolocation=(), microphone=(), payment=()");

    private static final String TWO_YEARS = "max-age=63072000";
    private static final String PRELOAD = "; includeSubDomains; preload";

    private final Map<String, String> everywhere;

    /** @param isPreloaded whether the domain, with all its subdomains, may go into browsers' HSTS preload lists */
    SecurityHeaders(
            List<OutsideOrigins> outside,
            PublicUrl publicUrl,
            @Property(name = "voix.hsts.preload", defaultValue = "false") boolean isPreloaded) {
        ContentSecurityPolicy csp = ContentSecurityPolicy.strict();
        for (OutsideOrigins origins : outside) {
            csp = csp.allowing(origins);
        }
        var headers = new LinkedHashMap<>(ALWAYS);
        headers.put(ContentSecurityPolicy.HEADER, csp.header());
        if (publicUrl.isHttps()) {
            headers.put("Strict-Transport-Security", isPreloaded ? TWO_YEARS + PRELOAD : TWO_YEARS);
        }
        this.everywhere = Collections.unmodifiableMap(headers);
    }

    /** The headers of every answer whose route does not set them, by name. */
    public Map<String, String> everywhere() {
        return everywhere;
    }

    /** Adds the headers that the route has not set. */
    public void addTo(MutableHttpResponse<?> response) {
        if (CrossOrigin.isForOthers(
                response.getHeaders().get(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN),
                response.getHeaders().get(ContentSecurityPolicy.HEADER))) {
            addIfAbsent(response, CrossOrigin.RESOURCE_POLICY, CrossOrigin.SHOWN_ANYWHERE);
        }
        everywhere.forEach((name, value) -> addIfAbsent(response, name, value));
    }

    private static void addIfAbsent(MutableHttpResponse<?> response, String name, String value) {
        MutableHttpHeaders headers = response.getHeaders();
        if (!headers.contains(name)) {
            headers.add(name, value);
        }
    }
}
