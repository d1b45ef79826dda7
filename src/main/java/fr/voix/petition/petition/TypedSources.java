package fr.voix.petition.petition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses that a petition leans on, as they are typed: one a line. */
public final class TypedSources {

    /** No name stands before the host, it would pass for one: https://assemblee-nationale.fr@attacker.example */
    private static final Pattern ADDRESS = Pattern.compile("https://[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?::\\d{1,5})?"
            + "(?:[/?#](?:[^%\\s\\p{Z}\\p{C}<>\"{}|\\\\^`]|%[0-9A-Fa-f]{2})*+)?");

    private TypedSources() {}

    /** Without empty lines, each once. */
    public static List<String> of(TypedText typed) {
        return typed.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /** The number of the first one that is no address of the web by https, from 1 on. */
    public static Optional<Integer> firstFlawed(List<String> sources) {
        for (int i = 0; i < sources.size(); i++) {
            if (!isAddress(sources.get(i))) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    private static boolean isAddress(String line) {
        return PetitionText.length(line) <= PetitionText.LONGEST_SOURCE
                && ADDRESS.matcher(line).matches();
    }
}
