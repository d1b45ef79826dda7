package fr.voix.signature;

import fr.voix.platform.PublicVersion;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/**
 * Brings names into the public lists, several at once: whoever watches the count, the map and the urn of a small petition
 * does not see one name appear with one place and one leaf.
 */
@Singleton
class NameListService {

    /** At least as many names of one petition come at once, until it is over. */
    static final int TOGETHER = 5;

    static final int AT_ONCE = 1_000;

    private final NameListRepository names;
    private final PublicVersion publicVersion;

    NameListService(NameListRepository names, PublicVersion publicVersion) {
        this.names = names;
        this.publicVersion = publicVersion;
    }

    /** How many came; there may be more. */
    @Transactional
    int list() {
        int listed = names.list(TOGETHER, AT_ONCE);
        if (listed > 0) {
            publicVersion.bump();
        }
        return listed;
    }
}
