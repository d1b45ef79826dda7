package fr.voix.parliament.amendement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What else people of the trade call something: words without accents, by what is typed. */
final class Synonyms {

    private static final int LONGEST = 6;

    private final Map<List<String>, Set<List<String>>> others;

    private Synonyms(Map<List<String>, Set<List<String>>> others) {
        this.others = others;
    }

    /**
     * A line is {@code one = another = a third}, which all mean the same, or {@code one > another}, where only who asks for the
     * first is shown the second. What begins with # is a remark.
     */
    static Synonyms of(String lines) {
        var others = new HashMap<List<String>, Set<List<String>>>();
        lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> add(line, others));
        return new Synonyms(others);
    }

    private static void add(String line, Map<List<String>, Set<List<String>>> others) {
        var sides = line.split(" > ");
        var asked = forms(sides[0]);
        var meant = new ArrayList<>(asked);
        if (sides.length == 2) {
            meant.addAll(forms(sides[1]));
        }
        for (var form : asked) {
            others.computeIfAbsent(form, unseen -> new LinkedHashSet<>(List.of(form)))
                    .addAll(meant);
        }
    }

    private static List<List<String>> forms(String side) {
        return Arrays.stream(side.split(" = "))
                .map(form -> List.of(SearchWords.plain(form).strip().split("[^a-z0-9-]+")))
                .toList();
    }

    /** How many tokens from here are something with other names; 0 for none. */
    int longestAt(List<String> tokens, int at) {
        for (int length = Math.min(LONGEST, tokens.size() - at); length > 0; length--) {
            if (others.containsKey(tokens.subList(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    String query(List<String> typed) {
        return others.get(typed).stream()
                .map(form -> "(" + String.join("-", form).replace("-", " <-> ") + ")")
                .collect(Collectors.joining(" | "));
    }
}
