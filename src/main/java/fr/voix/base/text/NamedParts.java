package fr.voix.base.text;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text of several parts, each after a line with its name. A line of a part that equals a name, or begins with a backslash, gets
 * a backslash in front, so that no content is read as a name. Lines end with a line feed only.
 */
public final class NamedParts {

    private final Set<String> names;

    public NamedParts(String... names) {
        this.names = Set.of(names);
    }

    /** A part with its lines escaped. */
    public String quoted(String part) {
        return Arrays.stream(part.split("\n", -1))
                .map(line -> names.contains(line) || line.startsWith("\\") ? "\\" + line : line)
                .collect(Collectors.joining("\n"));
    }
}
