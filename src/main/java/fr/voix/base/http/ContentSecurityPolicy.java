package fr.voix.base.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page may load. A route that needs another policy than {@link #strict()} sets the header itself, for example
 * {@code ContentSecurityPolicy.strict().with("frame-ancestors", "*").header()}; the filter does not replace it.
 */
public final class ContentSecurityPolicy {

    public static final String HEADER = "Content-Security-Policy";

    private static final String OURS = "'self'";

    private final Map<String, List<String>> directives;

    private ContentSecurityPolicy(Map<String, List<String>> directives) {
        this.directives = Collections.unmodifiableMap(directives);
    }

    /** Only our own files, and no other site may show us in a frame. */
    public static ContentSecurityPolicy strict() {
        return new ContentSecurityPolicy(new LinkedHashMap<>())
                .with("default-src", "'none'")
                .with("script-src", OURS)
                .with("style-src", OURS)
                .with("img-src", OURS, "data:")
                .with("font-src", OURS)
                .with("connect-src", OURS)
                .with("worker-src", OURS)
                .with("form-action", OURS)
                .with("object-src", "'none'")
                .with("base-uri", "'none'")
                .with("frame-ancestors", "'none'");
    }

    /** This policy with this directive set to these sources. */
    public ContentSecurityPolicy with(String directive, String... sources) {
        return with(directive, List.of(sources));
    }

    /** This policy, also allowing scripts, styles, connections and frames of these hosts. */
    ContentSecurityPolicy allowing(OutsideOrigins outside) {
        ContentSecurityPolicy policy = this;
        for (String directive : List.of("script-src", "style-src", "connect-src", "frame-src")) {
            List<String> known = directives.getOrDefault(directive, List.of());
            policy = policy.with(
                    directive,
                    Stream.concat(known.stream(), outside.hosts().stream()).toList());
        }
        return policy;
    }

    public String header() {
        return directives.entrySet().stream()
                .map(directive -> directive.getKey() + " " + String.join(" ", directive.getValue()))
                .collect(Collectors.joining("; "));
    }

    private ContentSecurityPolicy with(String directive, List<String> sources) {
        var changed = new LinkedHashMap<>(directives);
        changed.put(directive, sources);
        return new ContentSecurityPolicy(changed);
    }
}
