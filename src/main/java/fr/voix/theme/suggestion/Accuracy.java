package fr.voix.theme.suggestion;

import fr.voix.base.load.Share;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How good suggestions were. People decide after they have seen the suggestions: agreement is more than accuracy.
 *
 * @param judged scrutins with a decision, whose suggestions were computed before it
 * @param silent those among them for which nothing was suggested
 * @param precisionAt1 of the first suggestions, those that are one of the themes decided (main or not)
 * @param mainAt1 of the first suggestions, those that are the main theme
 * @param precisionAt3 of all suggestions in the first three places, those that are one of the themes decided
 * @param mainAmongThree of all judged scrutins, silent ones included, those whose main theme is in the first three places
 * @param byStrength of all suggestions of that strength, those that are one of the themes decided
 * @param mainAmongThreeByTheme by main theme decided
 * @param confusions first suggestions that are not the main theme (they may be another theme of the scrutin), most often
 *     first
 */
public record Accuracy(
        int judged,
        int silent,
        Share precisionAt1,
        Share mainAt1,
        Share precisionAt3,
        Share mainAmongThree,
        Map<Strength, Share> byStrength,
        Map<String, Share> mainAmongThreeByTheme,
        List<Confusion> confusions) {

    private static final int PLACES = 3;
    private static final Share NONE = new Share(0, 0);

    public Accuracy {
        byStrength = Collections.unmodifiableMap(new EnumMap<>(byStrength));
        mainAmongThreeByTheme = Collections.unmodifiableMap(new TreeMap<>(mainAmongThreeByTheme));
        confusions = List.copyOf(confusions);
    }

    static Accuracy of(Collection<Judged> cases) {
        int silent = 0;
        Share first = NONE;
        Share mainFirst = NONE;
        Share three = NONE;
        Share mainThree = NONE;
        Map<Strength, Share> byStrength = new EnumMap<>(Strength.class);
        Map<String, Share> byTheme = new TreeMap<>();
        for (Strength strength : Strength.values()) {
            byStrength.put(strength, NONE);
        }
        for (Judged one : cases) {
            String main = one.themes().getFirst();
            boolean hasMain = one.suggested().stream().limit(PLACES).anyMatch(main::equals);
            mainThree = mainThree.plus(hasMain);
            byTheme.merge(main, NONE.plus(hasMain), (sum, again) -> sum.plus(hasMain));
            if (one.suggested().isEmpty()) {
                silent++;
            }
            for (int place = 0; place < one.suggested().size(); place++) {
                String slug = one.suggested().get(place);
                boolean isHit = one.themes().contains(slug);
                byStrength.computeIfPresent(one.strengths().get(place), (strength, share) -> share.plus(isHit));
                three = place < PLACES ? three.plus(isHit) : three;
                first = place == 0 ? first.plus(isHit) : first;
                mainFirst = place == 0 ? mainFirst.plus(slug.equals(main)) : mainFirst;
            }
        }
        return new Accuracy(
                cases.size(), silent, first, mainFirst, three, mainThree, byStrength, byTheme, confusions(cases));
    }

    private static List<Confusion> confusions(Collection<Judged> cases) {
        Map<Confusion, Integer> times = new HashMap<>();
        cases.stream()
                .filter(one -> !one.suggested().isEmpty())
                .map(one ->
                        new Confusion(one.themes().getFirst(), one.suggested().getFirst(), 1))
                .filter(pair -> !pair.decided().equals(pair.suggested()))
                .forEach(pair -> times.merge(pair, 1, Integer::sum));
        return times.entrySet().stream()
                .map(entry ->
                        new Confusion(entry.getKey().decided(), entry.getKey().suggested(), entry.getValue()))
                .sorted(Comparator.comparingInt(Confusion::times)
                        .reversed()
                        .thenComparing(Confusion::decided)
                        .thenComparing(Confusion::suggested))
                .toList();
    }

    /**
     * Two themes taken for each other.
     *
     * @param decided main theme
     * @param suggested in the first place
     */
    public record Confusion(String decided, String suggested, int times) {}
}
