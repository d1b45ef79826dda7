package fr.voix.parliament.title;

import fr.voix.base.text.ListReader;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which amendements are called by their place, whatever the rules say: a reader found the title wrong. */
public final class ErrataReader {

    private ErrataReader() {}

    /** Their uids. */
    public static Set<String> read() {
        return ListReader.text(ErrataReader.class, "errata.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(" | ")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
