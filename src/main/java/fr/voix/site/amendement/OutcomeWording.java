package fr.voix.site.amendement;

import fr.voix.base.text.Messages;
import fr.voix.parliament.amendement.Sort;
import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of many amendements, in one sentence. */
public final class OutcomeWording {

    private OutcomeWording() {}

    /** {@code 34 amendements : 6 adoptés, 15 rejetés}; null for none. */
    @Nullable
    public static String of(Map<Sort, Long> outcomes, Messages m) {
        var total = outcomes.values().stream().mapToLong(Long::longValue).sum();
        return total == 0
                ? null
                : m.t(
                        "outcome.all",
                        total,
                        m.number(total),
                        outcomes.entrySet().stream()
                                .map(entry -> m.t(
                                        "outcome." + entry.getKey().name(),
                                        entry.getValue(),
                                        m.number(entry.getValue())))
                                .collect(Collectors.joining(", ")));
    }
}
