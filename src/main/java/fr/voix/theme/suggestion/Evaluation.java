package fr.voix.theme.suggestion;

import fr.voix.theme.suggestion.HandClassified.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the list classified by hand says about each way of suggesting.
 *
 * @param train how many of the training part were there to learn from
 * @param test how many of the test part were there to be judged
 * @param mostFrequent the main theme that the training part has most
 * @param onTest learned from the training part, judged by the test part
 * @param oncePerGroup the same, of each group of near copies only the first one
 * @param onTrain the training part judged by the rest of itself, one group of near copies after the other left out: what the
 *     numbers of the method were set by
 */
record Evaluation(
        int train,
        int test,
        String mostFrequent,
        Map<Way, Accuracy> onTest,
        Map<Way, Accuracy> oncePerGroup,
        Map<Way, Accuracy> onTrain) {

    enum Way {
        /** Always the most frequent theme: what anything must beat. */
        BASELINE,
        /** The lists alone, official hints and words: a new service. */
        HINTS,
        /** What was decided on similar texts, alone. */
        WORDS,
        BOTH
    }

    /** @param readings by uid; what the database does not have is absent, and left out on both sides */
    static Evaluation of(List<HandClassified> list, Map<String, Reading> readings, Hints hints, SubjectWords words) {
        List<HandClassified> train = part(list, readings, Split.TRAIN);
        List<HandClassified> test = part(list, readings, Split.TEST);
        String mostFrequent = mostFrequent(train);
        List<HandClassified> firsts = new ArrayList<>(test.stream()
                .collect(Collectors.toMap(
                        HandClassified::group, Function.identity(), (first, copy) -> first, LinkedHashMap::new))
                .values());
        DecisionIndex learned = index(train, readings);
        return new Evaluation(
                train.size(),
                test.size(),
                mostFrequent,
                judge(test, readings, hints, words, one -> learned, mostFrequent),
                judge(firsts, readings, hints, words, one -> learned, mostFrequent),
                judge(train, readings, hints, words, one -> without(one, train, readings), mostFrequent));
    }

    private static Map<Way, Accuracy> judge(
            List<HandClassified> cases,
            Map<String, Reading> readings,
            Hints hints,
            SubjectWords words,
            Function<HandClassified, DecisionIndex> learned,
            String mostFrequent) {
        Map<Way, Accuracy> judged = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            judged.put(way, judge(cases, readings, hints, words, learned, way, mostFrequent));
        }
        return Collections.unmodifiableMap(judged);
    }

    private static List<HandClassified> part(List<HandClassified> list, Map<String, Reading> readings, Split split) {
        return list.stream()
                .filter(one -> one.split() == split && readings.containsKey(one.uid()))
                .toList();
    }

    private static String mostFrequent(List<HandClassified> train) {
        return train.stream()
                .collect(Collectors.groupingBy(one -> one.themes().getFirst(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static Accuracy judge(
            List<HandClassified> cases,
            Map<String, Reading> readings,
            Hints hints,
            SubjectWords words,
            Function<HandClassified, DecisionIndex> learned,
            Way way,
            String mostFrequent) {
        return Accuracy.of(cases.stream()
                .map(one -> switch (way) {
                    case BASELINE -> new Judged(List.of(mostFrequent), List.of(Strength.WEAK), one.themes());
                    case HINTS ->
                        judged(one, readings, new Suggester(hints, words, DecisionIndex.of(List.of()), hints.themes()));
                    case WORDS ->
                        judged(
                                one,
                                readings,
                                new Suggester(
                                        new Hints(List.of()), SubjectWords.NONE, learned.apply(one), hints.themes()));
                    case BOTH -> judged(one, readings, new Suggester(hints, words, learned.apply(one), hints.themes()));
                })
                .toList());
    }

    private static Judged judged(HandClassified one, Map<String, Reading> readings, Suggester suggester) {
        Reading reading = readings.get(one.uid());
        return Judged.of(suggester.suggest(reading.subject(), reading.lexemes()), one.themes());
    }

    private static DecisionIndex without(
            HandClassified left, List<HandClassified> train, Map<String, Reading> readings) {
        return index(train.stream().filter(one -> one.group() != left.group()).toList(), readings);
    }

    private static DecisionIndex index(List<HandClassified> train, Map<String, Reading> readings) {
        return DecisionIndex.of(train.stream()
                .map(one -> new Decision(one.uid(), readings.get(one.uid()).lexemes(), one.themes()))
                .toList());
    }
}
