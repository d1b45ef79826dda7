package fr.voix.site.embed;

import fr.voix.base.http.QueryString;
import fr.voix.base.text.Language;
import fr.voix.base.text.Subject;
import fr.voix.base.text.Subject.Kind;
import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * In which words and colours an embed is asked for, and what it shows. Its size is no part of it: the document answers to its
 * frame.
 */
record EmbedLook(Language language, EmbedTheme theme, EmbedAspect view) {

    EmbedLook(Language language, EmbedTheme theme) {
        this(language, theme, EmbedAspect.RESULTAT);
    }

    EmbedLook of(EmbedAspect other) {
        return new EmbedLook(language, theme, other);
    }

    /**
     * Empty when one of the words means nothing. Those of the query that are not needed, the size among them, are understood
     * too, and lead to the same answer.
     *
     * @param ofPath the language of the address
     * @param taille, theme, langue from the query; null where they are not given
     */
    static Optional<EmbedLook> of(
            Language ofPath, @Nullable String taille, @Nullable String theme, @Nullable String langue) {
        Optional<Language> language = langue == null
                ? Optional.of(ofPath)
                : Arrays.stream(Language.values())
                        .filter(one -> one.code().equals(langue))
                        .findFirst();
        return taille != null && EmbedSize.of(taille).isEmpty()
                ? Optional.empty()
                : language.flatMap(known -> EmbedTheme.of(theme == null ? EmbedTheme.AUTO.code() : theme)
                        .map(t -> new EmbedLook(known, t)));
    }

    /** The one address that the answer is kept under, and the one that our own code writes. */
    String address(Subject subject) {
        return language.href(path(subject)) + query();
    }

    /** The French address of an embed. */
    static String path(Subject subject) {
        return "/embed" + (subject.kind() == Kind.TEXTE ? "/textes/" + subject.key() : subject.path());
    }

    /** What follows the path; empty for the usual look. */
    String query() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("vue", view == EmbedAspect.RESULTAT ? null : view.code());
        return QueryString.of(parameters, "theme", theme.ofFrame() == EmbedTheme.AUTO ? null : theme.code());
    }
}
