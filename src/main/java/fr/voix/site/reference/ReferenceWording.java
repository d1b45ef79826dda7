package fr.voix.site.reference;

import fr.voix.base.text.Language;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;

/** The words of the reference page, and in French what the document says in English. */
final class ReferenceWording {

    private static final Map<Language, ReferenceWording> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            ALL.put(language, new ReferenceWording(language));
        }
    }

    private final Language language;
    private final ResourceBundle texts;
    private final ResourceBundle french = ResourceBundle.getBundle("reference-document", java.util.Locale.FRANCE);

    private ReferenceWording(Language language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle("reference", language.locale());
    }

    static ReferenceWording of(Language language) {
        return ALL.get(language);
    }

    String t(String key, Object... arguments) {
        var text = texts.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, language.locale()).format(arguments);
    }

    boolean has(String key) {
        return texts.containsKey(key);
    }

    /**
     * What the document says, in this language.
     *
     * @param key {@code operation}, {@code operation.parameter}, {@code Schema} or {@code Schema.field}
     */
    String said(String key, String english) {
        return language == Language.FR && isTranslated(key) ? french.getString(key) : english;
    }

    boolean isTranslated(String key) {
        return french.containsKey(key);
    }
}
