package fr.voix.petition.reading;

import fr.voix.petition.petition.PetitionState;
import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a reader asks of a list of petitions.
 *
 * @param theme slug of a theme, or null for all
 * @param isAnswered whether only those are asked for that an answer was published to
 * @param after null for the first page
 */
public record PetitionCriteria(
        @Nullable String query,
        Set<PetitionState> states,
        @Nullable String theme,
        PetitionOrder order,
        boolean isAnswered,
        @Nullable After after) {

    public static final int LONGEST_QUERY = 200;

    private static final Pattern TOKEN = Pattern.compile("-?[0-9]{1,18}_[0-9]{1,18}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,64}");

    public PetitionCriteria {
        states = Set.copyOf(states);
    }

    /**
     * The last line of the page before.
     *
     * @param place the number by which it is ordered
     */
    public record After(long place, long id) {}

    /** Empty when the request makes no sense. */
    public static Optional<PetitionCriteria> of(
            @Nullable String query,
            Set<PetitionState> states,
            @Nullable String theme,
            PetitionOrder order,
            @Nullable String after) {
        if (!malformed(query, theme, after).isEmpty()) {
            return Optional.empty();
        }
        var criteria = new PetitionCriteria(blankToNull(query), states, blankToNull(theme), order, false, null);
        if (blankToNull(after) == null) {
            return Optional.of(criteria);
        }
        var place = after.split("_");
        return Optional.of(criteria.after(new After(Long.parseLong(place[0]), Long.parseLong(place[1]))));
    }

    /** The parameters that make no sense, as an address calls them. */
    public static List<String> malformed(@Nullable String query, @Nullable String theme, @Nullable String after) {
        var malformed = new ArrayList<String>();
        String words = blankToNull(query);
        String slug = blankToNull(theme);
        if (words != null && !isText(words)) {
            malformed.add("q");
        }
        if (slug != null && !SLUG.matcher(slug).matches()) {
            malformed.add("theme");
        }
        if (blankToNull(after) != null && !TOKEN.matcher(after).matches()) {
            malformed.add("after");
        }
        return malformed;
    }

    public PetitionCriteria after(@Nullable After place) {
        return new PetitionCriteria(query, states, theme, order, isAnswered, place);
    }

    /** Those of a shelf. */
    public static Optional<PetitionCriteria> of(
            @Nullable String query,
            PetitionShelf shelf,
            @Nullable String theme,
            PetitionOrder order,
            @Nullable String after) {
        return of(query, shelf.states(), theme, order, after)
                .map(found -> new PetitionCriteria(
                        found.query, found.states, found.theme, order, shelf == PetitionShelf.ANSWERED, found.after));
    }

    /** The {@code after} of the page that follows a line. */
    static String token(long place, long id) {
        return place + "_" + id;
    }

    /** What the address of this list says besides states, order and place, in a fixed order. */
    public Map<String, String> toParameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("q", query);
        parameters.put("theme", theme);
        parameters.values().removeIf(Objects::isNull);
        return parameters;
    }

    /** What tells this list from every other one; the words stand last, because a visitor writes them. */
    public String key() {
        return order.code() + "/" + new TreeSet<>(states) + (isAnswered ? "!/" : "/") + (theme == null ? "" : theme)
                + "/" + (after == null ? "" : token(after.place(), after.id())) + "/"
                + (query == null ? "" : "?" + query);
    }

    /** U+FFFD stands where bytes were no UTF-8. */
    private static boolean isText(String words) {
        return words.length() <= LONGEST_QUERY && words.indexOf('\0') < 0 && words.indexOf('\uFFFD') < 0;
    }

    @Nullable
    private static String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
