package fr.voix.parliament.amendement;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a visitor asks of the list.
 *
 * @param query the words searched for; null for none, and so are the filters
 * @param after null for the first page
 */
public record AmendementCriteria(
        String query, String texte, String groupe, String sort, String theme, Order order, After after) {

    public static final int LONGEST_QUERY = 200;

    private static final Pattern TOKEN =
            Pattern.compile("(?<place>-|[0-9]{1,18}|\\d{4}-\\d\\d-\\d\\d)_(?<uid>[A-Z0-9]{1,64})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** Newest first, or most votes first. */
    public enum Order {
        DATE("date"),
        VOTES("votes");

        private final String code;

        Order(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * The last line of the page before.
     *
     * @param on its date, or null for a line without
     */
    public record After(LocalDate on, long votes, String uid) {}

    /** Empty when the request makes no sense. */
    public static Optional<AmendementCriteria> of(
            String query, String texte, String groupe, String sort, String theme, String tri, String after) {
        var words = blankToNull(query);
        var order = "votes".equals(tri) ? Order.VOTES : Order.DATE;
        if (words != null && !isText(words)
                || !isWord(texte)
                || !isWord(groupe)
                || !isWord(theme)
                || !isSort(sort)
                || blankToNull(tri) != null && !tri.equals(order.code())) {
            return Optional.empty();
        }
        var criteria = new AmendementCriteria(
                words, blankToNull(texte), blankToNull(groupe), blankToNull(sort), blankToNull(theme), order, null);
        if (blankToNull(after) == null) {
            return Optional.of(criteria);
        }
        return place(order, after).map(criteria::after);
    }

    public AmendementCriteria after(After place) {
        return new AmendementCriteria(query, texte, groupe, sort, theme, order, place);
    }

    /** What the address of this list says, in a fixed order and without the place. */
    public Map<String, String> toParameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("q", query);
        parameters.put("texte", texte);
        parameters.put("groupe", groupe);
        parameters.put("sort", sort);
        parameters.put("theme", theme);
        parameters.put("tri", order == Order.DATE ? null : order.code());
        parameters.values().removeIf(Objects::isNull);
        return parameters;
    }

    /**
     * What tells this list from every other one. The words stand last, because a visitor writes them: nothing in them can
     * pass for another field, and the word « null » is not the absence of words.
     */
    public String key() {
        var place = after == null ? "" : after.on() + "_" + after.votes() + "_" + after.uid();
        return Stream.of(order.code(), texte, groupe, sort, theme, place, query)
                .map(field -> field == null ? "" : field)
                .collect(Collectors.joining("/"));
    }

    /** The {@code after} of the page that follows a line. */
    static String token(Order order, LocalDate on, long votes, String uid) {
        return (order == Order.VOTES ? Long.toString(votes) : on == null ? "-" : on.toString()) + "_" + uid;
    }

    private static Optional<After> place(Order order, String token) {
        var match = TOKEN.matcher(token);
        if (!match.matches()) {
            return Optional.empty();
        }
        var place = match.group("place");
        try {
            return switch (order) {
                case VOTES -> Optional.of(new After(null, Long.parseLong(place), match.group("uid")));
                case DATE ->
                    Optional.of(new After(place.equals("-") ? null : LocalDate.parse(place), 0, match.group("uid")));
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** U+FFFD stands where bytes were no UTF-8. */
    private static boolean isText(String words) {
        return words.length() <= LONGEST_QUERY && words.indexOf('\0') < 0 && words.indexOf('\uFFFD') < 0;
    }

    private static boolean isWord(String value) {
        return blankToNull(value) == null || WORD.matcher(value.strip()).matches();
    }

    private static boolean isSort(String value) {
        var name = blankToNull(value);
        if (name == null) {
            return true;
        }
        for (var sort : Sort.values()) {
            if (sort != Sort.EFFACE && sort.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
