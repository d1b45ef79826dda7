package fr.voix.site.embed;

import fr.voix.base.text.Language;

/** What an address that a reader wants to embed leads to. */
sealed interface EmbedAddress {

    /**
     * Something that has an embed.
     *
     * @param id its uid, number or slug; of an amendement that is named by its path, that path
     */
    record Embeddable(Kind kind, String id, Language language) implements EmbedAddress {}

    enum Kind {
        SCRUTIN,
        AMENDEMENT,
        PETITION,
        THEME,
        TEXTE
    }

    /** Not ours, or nothing that can be embedded. */
    record Unknown() implements EmbedAddress {}

    /** The back office. */
    record Private() implements EmbedAddress {}

    /** No address at all. */
    record Malformed() implements EmbedAddress {}
}
