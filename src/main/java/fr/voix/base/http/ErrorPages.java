package fr.voix.base.http;

import io.micronaut.core.annotation.Nullable;

/** Draws the page that a visitor sees instead of a page; must need nothing that can be down. */
public interface ErrorPages {

    /**
     * A complete HTML page in UTF-8.
     *
     * @param english for addresses under /en
     * @param requestId what the log calls this request, to be quoted to the operator; null if not logged
     * @param correction what makes no sense in the address; null where that is not known
     */
    byte[] html(int status, boolean english, @Nullable String requestId, @Nullable Correction correction);
}
