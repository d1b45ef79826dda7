package fr.voix.site.embed;

import java.util.Locale;

/** What an embed shows of one Scrutin or petition. Where that has not what a view needs, its result is shown. */
enum EmbedAspect {
    /** The count. */
    RESULTAT(320),
    /** Citizens against deputies. */
    DEPUTES(400),
    /** How the count grew, hour by hour. */
    EVOLUTION(640),
    /** How the deputies voted, seat by seat. */
    HEMICYCLE(540),
    /** Where the signatures of a petition come from. */
    CARTE(720);

    private static final int LONG_TITLE = 100;
    private static final int FOR_LONG_TITLE = 130;

    private final int height;

    EmbedAspect(int height) {
        this.height = height;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a frame that nothing makes higher: enough in a place of 240 pixels. */
    int height(String title) {
        return title.length() > LONG_TITLE ? height + FOR_LONG_TITLE : height;
    }

    /** A petition has no other. */
    EmbedAspect ofPetition() {
        return this == CARTE || this == EVOLUTION ? this : RESULTAT;
    }
}
