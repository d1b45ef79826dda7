package fr.voix.site.embed;

import fr.voix.base.http.ContentSecurityPolicy;
import java.util.Map;

/** What the answers that stand in pages of others say about themselves. */
final class FrameHeaders {

    /**
     * Any page may frame it; it loads its own style and script, sends no form. The rest lets pages frame it that are isolated
     * from other origins ({@code Cross-Origin-Embedder-Policy}).
     */
    static final Map<String, String> ALL = Map.of(
            ContentSecurityPolicy.HEADER,
            ContentSecurityPolicy.strict()
                    .with("img-src", "'none'")
                    .with("font-src", "'none'")
                    .with("worker-src", "'none'")
                    .with("form-action", "'none'")
                    .with("frame-ancestors", "*")
                    .header(),
            "Cross-Origin-Opener-Policy",
            "unsafe-none",
            "Cross-Origin-Embedder-Policy",
            "require-corp",
            "Cross-Origin-Resource-Policy",
            "cross-origin");

    private FrameHeaders() {}
}
