package fr.voix.base.text;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the parameters of an address, and notes those that make no sense by their names, with the values that there are where these are few. */
public final class Parameters {

    private final List<String> malformed = new ArrayList<>();

    /**
     * One of a few values.
     *
     * @param usual what a parameter means that is absent or blank; null for nothing
     */
    @Nullable
    public <T> T oneOf(
            String parameter,
            @Nullable String value,
            Collection<T> values,
            Function<T, String> code,
            @Nullable T usual) {
        if (value == null || value.isBlank()) {
            return usual;
        }
        for (var one : values) {
            if (code.apply(one).equals(value)) {
                return one;
            }
        }
        malformed.add(named(parameter, values.stream().map(code)));
        return usual;
    }

    /** Notes a parameter unless it makes sense. */
    public void expect(boolean isSense, String parameter) {
        if (!isSense) {
            malformed.add(parameter);
        }
    }

    /** Notes what others found. */
    public void note(List<String> others) {
        malformed.addAll(others);
    }

    /** In the order in which they were read. */
    public List<String> malformed() {
        return List.copyOf(malformed);
    }

    /** A parameter that takes a few values only. */
    public static String named(String parameter, Stream<String> values) {
        return parameter + values.collect(Collectors.joining(", ", " (", ")"));
    }
}
