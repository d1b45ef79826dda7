package fr.voix.site.embed;

import fr.voix.base.text.Language;
import fr.voix.base.text.Subject;

/** What an address that a reader wants to embed leads to. */
sealed interface EmbedAddress {

    /** Something that has an embed; a scrutin may be named by the path of its amendement. */
    record Embeddable(Subject subject, Language language) implements EmbedAddress {}

    /** Why there is none: not ours or without an embed, the back office, no address at all. */
    enum Refused implements EmbedAddress {
        UNKNOWN,
        PRIVATE,
        MALFORMED
    }
}
