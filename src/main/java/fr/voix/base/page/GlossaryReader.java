package fr.voix.base.page;

import fr.voix.base.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds terms of the glossary in texts: its headings list every form of a term. */
public final class GlossaryReader {

    public static final String PATH = "/glossaire";

    private static final Pattern HEADING = Pattern.compile("(?m)^## (?<forms>.*) \\{#(?<id>[a-z0-9-]+)}$");
    private static final Map<Language, GlossaryReader> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            ALL.put(
                    language,
                    new GlossaryReader(DocumentReader.source("prose" + PATH + "_" + language.code() + ".md")));
        }
    }

    private final Map<String, String> ids = new HashMap<>();
    private final Pattern terms;

    /**
     * A piece of a text.
     *
     * @param id of the term; null for other text
     */
    public record Piece(String text, String id) {}

    private GlossaryReader(String text) {
        HEADING.matcher(text).results().forEach(heading -> {
            for (var form : heading.group("forms").split(", ")) {
                ids.put(form.toLowerCase(Locale.FRENCH), heading.group("id"));
            }
        });
        terms = Pattern.compile(
                ids.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(form -> Pattern.quote(form) + (form.length() > 4 ? "s?" : ""))
                        .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}-])(?:", ")(?![\\p{L}\\p{N}-])")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    public static GlossaryReader of(Language language) {
        return ALL.get(language);
    }

    /** The text in pieces; a term is marked only where it first occurs. Forms of two letters, such as AE, only in capitals. */
    public List<Piece> in(String text) {
        var pieces = new ArrayList<Piece>();
        var told = new HashSet<String>();
        int done = 0;
        var found = terms.matcher(text);
        while (found.find()) {
            var id = id(found.group());
            if (id != null && told.add(id)) {
                pieces.add(new Piece(text.substring(done, found.start()), null));
                pieces.add(new Piece(found.group(), id));
                done = found.end();
            }
        }
        pieces.add(new Piece(text.substring(done), null));
        pieces.removeIf(piece -> piece.text().isEmpty());
        return List.copyOf(pieces);
    }

    private String id(String term) {
        var form = term.toLowerCase(Locale.FRENCH);
        return term.length() < 3 && !term.equals(term.toUpperCase(Locale.FRENCH))
                ? null
                : ids.getOrDefault(form, ids.get(form.replaceFirst("s$", "")));
    }
}
