package fr.voix.site.embed;

/**
 * What an embed shows.
 *
 * @param key uid of a Scrutin, number of a petition, slug of a theme, or uid of a texte
 */
record EmbedSubject(Kind kind, String key) {

    /** One result, or the most voted ones of a list. */
    enum Kind {
        SCRUTIN("scrutins", "scrutin"),
        PETITION("petitions", "petition"),
        THEME("themes", "liste-theme"),
        TEXTE("textes", "liste-texte");

        private final String segment;
        private final String attribute;

        Kind(String segment, String attribute) {
            this.segment = segment;
            this.attribute = attribute;
        }

        /** What {@code <voix-resultat>} calls it. */
        String attribute() {
            return attribute;
        }
    }

    static EmbedSubject scrutin(String uid) {
        return new EmbedSubject(Kind.SCRUTIN, uid);
    }

    /** The French address of its embed. */
    String path() {
        return "/embed/" + kind.segment + "/" + key;
    }
}
