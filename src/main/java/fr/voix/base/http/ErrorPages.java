package fr.voix.base.http;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;

/** Draws the page that a visitor sees instead of a page; must need nothing that can be down. */
public interface ErrorPages {

    /**
     * A complete HTML page in UTF-8.
     *
     * @param language that of the address; null where that was not read, which is said in both
     * @param requestId what the log calls this request, to be quoted to the operator; null if not logged
     * @param correction what makes no sense in the address; null where that is not known
     */
    byte[] html(int status, @Nullable Language language, @Nullable String requestId, @Nullable Correction correction);
}
