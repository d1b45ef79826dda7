package fr.voix.base.http;

import fr.voix.base.text.Language;
import io.micronaut.core.annotation.Nullable;

/** Renders the error page; must depend on nothing that can fail. */
public interface ErrorPages {

    /**
     * A complete HTML page in UTF-8.
     *
     * @param language of the address; null where it was not read: then the page is in both
     * @param requestId the id in the log, to be quoted to the operator; null if not logged
     * @param correction the malformed parts of the address; null where they are not known
     */
    byte[] html(int status, @Nullable Language language, @Nullable String requestId, @Nullable Correction correction);
}
