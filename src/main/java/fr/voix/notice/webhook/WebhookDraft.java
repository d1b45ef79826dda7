package fr.voix.notice.webhook;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a receiver wants to be told of, read from a form.
 *
 * @param thresholds rising; empty unless {@link EventType#SEUIL} is wanted
 */
public record WebhookDraft(String description, Set<EventType> events, List<Long> thresholds) {

    static final int LONGEST_DESCRIPTION = 200;
    static final int MOST_THRESHOLDS = 10;
    static final long HIGHEST_THRESHOLD = 100_000_000;

    /** What is wrong with a form, apart from the address. */
    public enum Flaw {
        EVENTS,
        THRESHOLDS,
        DESCRIPTION
    }

    /** What was read, and what is wrong with it. */
    public record Reading(WebhookDraft draft, List<Flaw> flaws) {}

    public static Reading read(String description, List<String> events, String thresholds) {
        var flaws = new ArrayList<Flaw>();
        var wanted = EnumSet.noneOf(EventType.class);
        for (var key : events) {
            EventType.ofKey(key).filter(EventType.offered()::contains).ifPresent(wanted::add);
        }
        if (wanted.isEmpty()) {
            flaws.add(Flaw.EVENTS);
        }
        var numbers = new TreeSet<Long>();
        if (wanted.contains(EventType.SEUIL) && !readThresholds(thresholds, numbers)) {
            flaws.add(Flaw.THRESHOLDS);
        }
        var text = description.strip();
        if (text.length() > LONGEST_DESCRIPTION) {
            flaws.add(Flaw.DESCRIPTION);
        }
        return new Reading(new WebhookDraft(text, wanted, List.copyOf(numbers)), flaws);
    }

    String[] eventKeys() {
        return events.stream().map(EventType::key).toArray(String[]::new);
    }

    /** Numbers as people write them, with spaces inside. */
    private static boolean readThresholds(String text, Set<Long> numbers) {
        for (var part : text.split("[,;\\r\\n]+")) {
            var digits = part.replaceAll("[\\s\\u00a0\\u202f]", "");
            if (!digits.matches("[0-9]{1,9}")
                    || Long.parseLong(digits) < 1
                    || Long.parseLong(digits) > HIGHEST_THRESHOLD) {
                return false;
            }
            numbers.add(Long.parseLong(digits));
        }
        return numbers.size() <= MOST_THRESHOLDS;
    }
}
