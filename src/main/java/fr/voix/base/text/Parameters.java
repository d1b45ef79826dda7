package fr.voix.base.text;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the parameters of an address, and collects the names of malformed ones, with the possible values if few. */
public final class Parameters {

    private final List<String> malformed = new ArrayList<>();

    /**
     * Reads a parameter with few possible values.
     *
     * @param usual the default for an absent or blank parameter; may be null
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

    /** Collects the parameter's name unless the condition holds. */
    public void expect(boolean isSense, String parameter) {
        if (!isSense) {
            malformed.add(parameter);
        }
    }

    /** Adds names that others collected. */
    public void note(List<String> others) {
        malformed.addAll(others);
    }

    /** In the order of reading. */
    public List<String> malformed() {
        return List.copyOf(malformed);
    }

    /** The name of a parameter with its possible values. */
    public static String named(String parameter, Stream<String> values) {
        return parameter + values.collect(Collectors.joining(", ", " (", ")"));
    }
}
