package fr.voix.site.embed;

import java.util.Locale;

/** What an embed shows of one Scrutin or petition. Where that has not what a view needs, its result is shown. */
enum EmbedAspect {
    /** The count, in three formats. */
    RESULTAT(0),
    /** Citizens against deputies. */
    DEPUTES(300),
    /** How the count grew, hour by hour. */
    EVOLUTION(520),
    /** How the deputies voted, seat by seat. */
    HEMICYCLE(480),
    /** Where the signatures of a petition come from. */
    CARTE(580);

    private final int height;

    EmbedAspect(int height) {
        this.height = height;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    int height(EmbedSize size) {
        return this == RESULTAT ? size.height() : height;
    }

    /** Of a frame that nothing makes higher. */
    int frameHeight(EmbedSize size) {
        return this == RESULTAT ? size.frameHeight() : height;
    }

    /** Only the count fits into the smallest format. */
    EmbedSize within(EmbedSize size) {
        return this != RESULTAT && size == EmbedSize.COMPACT ? EmbedSize.STANDARD : size;
    }

    /** A petition has no other. */
    EmbedAspect ofPetition() {
        return this == CARTE || this == EVOLUTION ? this : RESULTAT;
    }
}
