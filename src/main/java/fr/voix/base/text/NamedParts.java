package fr.voix.base.text;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Texts whose parts stand each behind a line with its name: what stands in a part can never be taken for a name. A line of a part
 * that is the name of one, or begins with a backslash, has a backslash before it. Lines end with a line feed and with nothing else.
 */
public final class NamedParts {

    private final Set<String> names;

    public NamedParts(String... names) {
        this.names = Set.of(names);
    }

    /** A part as it stands between names. */
    public String quoted(String part) {
        return Arrays.stream(part.split("\n", -1))
                .map(line -> names.contains(line) || line.startsWith("\\") ? "\\" + line : line)
                .collect(Collectors.joining("\n"));
    }
}
