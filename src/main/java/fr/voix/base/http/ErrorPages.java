package fr.voix.base.http;

import io.micronaut.core.annotation.Nullable;
import java.util.List;

/** Draws the page that a visitor sees instead of a page; must need nothing that can be down. */
public interface ErrorPages {

    /**
     * A complete HTML page in UTF-8.
     *
     * @param english for addresses under /en
     * @param requestId what the log calls this request, to be quoted to the operator; null if not logged
     * @param malformed parameters that make no sense
     */
    byte[] html(int status, boolean english, @Nullable String requestId, List<String> malformed);
}
