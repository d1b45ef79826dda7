package fr.voix.parliament.amendement;

import fr.voix.base.text.Parameters;
import io.micronaut.core.annotation.Nullable;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a visitor asks of the list.
 *
 * @param query the words searched for; null for none
 * @param facets the filters in force
 * @param after null for the first page
 */
public record AmendementCriteria(
        @Nullable String query,
        Map<Facet, String> facets,
        Order order,
        @Nullable After after) {

    public static final int LONGEST_QUERY = 200;

    private static final Pattern KEYWORDS = Pattern.compile("(?=.{2,40}$)[\\p{Ll}0-9]+([ '’-][\\p{Ll}0-9]+){0,3}");

    private static final Pattern TOKEN = Pattern.compile(
            "(?:(?<scale>[1-9]{1,9}p?)\\.)?(?<place>-|[0-9]{1,18}|\\d{4}-\\d\\d-\\d\\d)_(?<uid>[A-Z0-9]{1,64})");

    /** What answers the words best, newest first, most votes first, or by day of debate, the last day first. */
    public enum Order {
        RELEVANCE("pertinence"),
        DATE("date"),
        VOTES("votes"),
        DEBAT("debat");

        private final String code;

        Order(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Whether a day counts; in the other orders a number does. */
        boolean isByDay() {
            return this == DATE || this == DEBAT;
        }

        /** Empty for what names none. */
        static Optional<Order> of(@Nullable String code, boolean isWithWords) {
            return blankToNull(code) == null
                    ? Optional.of(standard(isWithWords))
                    : Stream.of(values())
                            .filter(order -> order.code.equals(code))
                            .map(order -> order == RELEVANCE ? standard(isWithWords) : order)
                            .findFirst();
        }

        private static Order standard(boolean isWithWords) {
            return isWithWords ? RELEVANCE : DATE;
        }
    }

    /**
     * The last line of the page before.
     *
     * @param on the day that counts in its order, or null for a line without
     * @param number its votes, or how well it answers the words
     * @param scale how the words were weighed for that; null for another order
     */
    public record After(
            @Nullable LocalDate on,
            long number,
            String uid,
            @Nullable String scale) {}

    /** Empty when the request makes no sense; blank filters are none. */
    public static Optional<AmendementCriteria> of(
            @Nullable String query, Map<Facet, String> asked, @Nullable String tri, @Nullable String after) {
        if (!malformed(query, asked, tri, after).isEmpty()) {
            return Optional.empty();
        }
        var words = blankToNull(query);
        var facets = new EnumMap<Facet, String>(Facet.class);
        asked.forEach((facet, value) -> {
            if (blankToNull(value) != null) {
                facets.put(facet, facet.plain(blankToNull(value)));
            }
        });
        var order = Order.of(tri, words != null).orElseThrow();
        return Optional.of(new AmendementCriteria(
                words,
                Collections.unmodifiableMap(facets),
                order,
                blankToNull(after) == null ? null : place(order, after).orElseThrow()));
    }

    /** The parameters that make no sense, as an address calls them. */
    public static List<String> malformed(
            @Nullable String query, Map<Facet, String> asked, @Nullable String tri, @Nullable String after) {
        var malformed = new ArrayList<String>();
        var words = blankToNull(query);
        if (words != null && !isText(words)) {
            malformed.add("q");
        }
        for (var facet : Facet.values()) {
            var value = blankToNull(asked.get(facet));
            if (value != null && !facet.accepts(value)) {
                malformed.add(facet.named());
            }
        }
        var order = Order.of(tri, words != null);
        if (order.isEmpty()) {
            malformed.add(Parameters.named("tri", Stream.of(Order.values()).map(Order::code)));
        } else if (blankToNull(after) != null && place(order.get(), after).isEmpty()) {
            malformed.add("after");
        }
        return malformed;
    }

    /** As words are compared: in lower case, without accents. */
    public static String plain(String words) {
        return SearchWords.plain(words);
    }

    /**
     * Words that can be followed by mail, in lower case, so that they are followed once however they were typed. Few and plain, since
     * they stand in letters, which are not to carry what somebody wants to tell somebody else. Empty for others.
     */
    public static Optional<String> keywords(String typed) {
        var composed = Normalizer.normalize(typed, Normalizer.Form.NFC).toLowerCase(Locale.FRENCH);
        return Optional.of(composed.strip().replaceAll("\\s+", " "))
                .filter(words -> KEYWORDS.matcher(words).matches());
    }

    /** The words, where they are all that narrows the list and can be followed. */
    public Optional<String> keywords() {
        return query == null || !facets.isEmpty() ? Optional.empty() : keywords(query);
    }

    /** Those that the words find, best first. */
    public static Optional<AmendementCriteria> ofWords(String query) {
        return of(query, Map.of(), null, null);
    }

    /** Those of one kind, newest first; empty for a value that makes no sense. */
    public static Optional<AmendementCriteria> of(Facet facet, String value) {
        return of(null, Map.of(facet, value), null, null);
    }

    /** Null where it does not narrow the list. */
    @Nullable
    public String get(Facet facet) {
        return facets.get(facet);
    }

    public AmendementCriteria after(@Nullable After place) {
        return new AmendementCriteria(query, facets, order, place);
    }

    /** The first page in another order. */
    public AmendementCriteria by(Order other) {
        return new AmendementCriteria(query, facets, other, null);
    }

    /** The first page with another value, or with none. */
    public AmendementCriteria with(Facet facet, @Nullable String value) {
        var others = new EnumMap<Facet, String>(Facet.class);
        others.putAll(facets);
        if (value == null) {
            others.remove(facet);
        } else {
            others.put(facet, value);
        }
        return new AmendementCriteria(query, Collections.unmodifiableMap(others), order, null);
    }

    /** The first page of the same list without words. */
    public AmendementCriteria withoutWords() {
        return new AmendementCriteria(null, facets, order == Order.RELEVANCE ? Order.DATE : order, null);
    }

    /** What the address of this list says, in a fixed order and without the place. */
    public Map<String, String> toParameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("q", query);
        for (var facet : Facet.values()) {
            parameters.put(facet.code(), get(facet));
        }
        parameters.put("tri", order == Order.standard(query != null) ? null : order.code());
        parameters.values().removeIf(Objects::isNull);
        return parameters;
    }

    /**
     * What tells this list from every other one. The words stand last, because a visitor writes them: nothing in them can
     * pass for another field, and the word « null » is not the absence of words.
     */
    public String key() {
        var place = after == null ? "" : after.on() + "_" + after.number() + "_" + after.uid() + "_" + after.scale();
        return Stream.concat(
                        Stream.concat(
                                Stream.of(order.code()),
                                Stream.of(Facet.values()).map(this::get)),
                        Stream.of(place, query))
                .map(field -> field == null ? "" : field)
                .collect(Collectors.joining("/"));
    }

    /** The {@code after} of the page that follows a line: its day counts, or its number, by the order. */
    static String token(Order order, @Nullable LocalDate on, long number, String uid) {
        return (!order.isByDay() ? Long.toString(number) : on == null ? "-" : on.toString()) + "_" + uid;
    }

    private static Optional<After> place(Order order, String token) {
        var match = TOKEN.matcher(token);
        if (!match.matches()) {
            return Optional.empty();
        }
        var place = match.group("place");
        try {
            return order.isByDay()
                    ? Optional.of(
                            new After(place.equals("-") ? null : LocalDate.parse(place), 0, match.group("uid"), null))
                    : Optional.of(new After(null, Long.parseLong(place), match.group("uid"), match.group("scale")));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Nullable
    private static String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** U+FFFD stands where bytes were no UTF-8. */
    private static boolean isText(String words) {
        return words.length() <= LONGEST_QUERY && words.indexOf('\0') < 0 && words.indexOf('\uFFFD') < 0;
    }
}
