package fr.voix.site.embed;

import fr.voix.base.http.QueryString;
import fr.voix.base.text.Language;
import fr.voix.base.text.Parameters;
import fr.voix.base.text.Subject;
import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** In which words and colours an embed is asked for, and what it shows. Its document is as wide as its frame. */
record EmbedLook(Language language, EmbedTheme theme, EmbedAspect view) {

    EmbedLook of(EmbedAspect other) {
        return new EmbedLook(language, theme, other);
    }

    /**
     * As a query asks for it.
     *
     * @param asked learns what makes no sense, which is then as usual
     * @param ofPath the language of the address
     */
    static EmbedLook read(
            Parameters asked, Language ofPath, @Nullable String theme, @Nullable String langue, @Nullable String vue) {
        return new EmbedLook(
                asked.oneOf("langue", langue, List.of(Language.values()), Language::code, ofPath),
                asked.oneOf("theme", theme, List.of(EmbedTheme.values()), EmbedTheme::code, EmbedTheme.AUTO),
                asked.oneOf("vue", vue, List.of(EmbedAspect.values()), EmbedAspect::code, EmbedAspect.RESULTAT));
    }

    /** What an address may ask for, as {@link Parameters} name it. */
    static String choices() {
        return Stream.of(
                        Parameters.named(
                                "theme", Arrays.stream(EmbedTheme.values()).map(EmbedTheme::code)),
                        Parameters.named(
                                "langue", Arrays.stream(Language.values()).map(Language::code)),
                        Parameters.named(
                                "vue", Arrays.stream(EmbedAspect.values()).map(EmbedAspect::code)))
                .collect(Collectors.joining(", "));
    }

    /** The one address that the answer is kept under, and the one that our own code writes. */
    String address(Subject subject) {
        return language.href(path(subject)) + query();
    }

    /** The French address of an embed. */
    static String path(Subject subject) {
        return "/embed" + subject.path();
    }

    /** What follows the path; empty for the usual look. */
    String query() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("vue", view == EmbedAspect.RESULTAT ? null : view.code());
        return QueryString.of(parameters, "theme", theme == EmbedTheme.AUTO ? null : theme.code());
    }
}
