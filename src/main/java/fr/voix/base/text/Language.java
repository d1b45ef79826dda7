package fr.voix.base.text;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.Locale;

/** The two languages of the pages: French at the root, English under {@code /en}. */
public enum Language {
    FR("fr", Locale.FRANCE, ""),
    EN("en", Locale.UK, "/en");

    private static final int LONGEST_HEADER = 200;

    private final String code;
    private final Locale locale;
    private final String prefix;

    Language(String code, Locale locale, String prefix) {
        this.code = code;
        this.locale = locale;
        this.prefix = prefix;
    }

    /** The value of {@code lang} and {@code hreflang}. */
    public String code() {
        return code;
    }

    /** The language of a {@link #code}; French for any other. */
    public static Language ofCode(String code) {
        return code.equals(EN.code) ? EN : FR;
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == FR ? EN : FR;
    }

    /** The address of a page in this language, from its French one. */
    public String href(String path) {
        return this == EN && path.equals("/") ? prefix : prefix + path;
    }

    /** The French address of a page, from its own in this language. */
    public String strip(String path) {
        return path.equals(prefix) ? "/" : path.substring(prefix.length());
    }

    /** The language that {@code Accept-Language} asks for; French where it is neither. */
    public static Language asked(@Nullable String header) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return FR;
        }
        try {
            var known = List.of(Locale.FRENCH, Locale.ENGLISH);
            return Locale.ENGLISH.equals(Locale.lookup(Locale.LanguageRange.parse(header), known)) ? EN : FR;
        } catch (IllegalArgumentException notOfThatForm) {
            return FR;
        }
    }

    /** The language that an address asks for. */
    public static Language ofPath(String path) {
        return path.equals(EN.prefix) || path.startsWith(EN.prefix + "/") ? EN : FR;
    }
}
