package fr.voix.site.embed;

import fr.voix.base.text.Language;
import java.util.Optional;

/**
 * In which words and colours an embed is asked for. Its size is no part of it: the document answers to its frame.
 */
record EmbedLook(Language language, EmbedTheme theme) {

    /**
     * Empty when one of the words means nothing. Those of the query that are not needed, the size among them, are understood
     * too, and lead to the same answer.
     *
     * @param path of the request
     * @param taille, theme, langue from the query; null where they are not given
     */
    static Optional<EmbedLook> of(String path, String taille, String theme, String langue) {
        var language = language(path, langue);
        return taille != null && EmbedSize.of(taille).isEmpty()
                ? Optional.empty()
                : language.flatMap(known -> EmbedTheme.of(theme == null ? EmbedTheme.AUTO.code() : theme)
                        .map(t -> new EmbedLook(known, t)));
    }

    /** The one address that the answer is kept under, and the one that our own code writes. */
    String address(EmbedSubject subject) {
        return language.href(subject.path()) + query();
    }

    /** What follows the path; empty for the usual look. */
    String query() {
        return theme == EmbedTheme.AUTO ? "" : "?theme=" + theme.code();
    }

    private static Optional<Language> language(String path, String langue) {
        if (langue == null) {
            return Optional.of(Language.ofPath(path));
        }
        for (Language language : Language.values()) {
            if (language.code().equals(langue)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
