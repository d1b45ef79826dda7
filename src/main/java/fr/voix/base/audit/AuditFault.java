package fr.voix.base.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the audit log was altered.
 *
 * @param entry number of the entry that shows it, or of the last one
 * @param expected where the log should end; 0 where that is not in question
 */
public record AuditFault(Kind kind, long entry, long expected) {

    public enum Kind {
        MISSING("audit entry %d is missing"),
        ALTERED("audit entry %d was altered"),
        /** Its head names another end. */
        ENDS("the audit log ends at entry %d, and should end at %d"),
        SHORTER("the audit log ends at entry %d, and entry %d was signed"),
        REPLACED("audit entry %d is not the one that was signed");

        private final String sentence;
        private final Pattern form;

        Kind(String sentence) {
            this.sentence = sentence;
            this.form = Pattern.compile(sentence.replace("%d", "([0-9]{1,18})"));
        }
    }

    public static AuditFault of(Kind kind, long entry) {
        return new AuditFault(kind, entry, 0);
    }

    /** The fault in a sentence; for an unknown sentence, an alteration without a number. */
    public static AuditFault parse(String sentence) {
        return Arrays.stream(Kind.values())
                .map(kind -> Map.entry(kind, kind.form.matcher(sentence)))
                .filter(found -> found.getValue().matches())
                .map(found -> of(found.getKey(), found.getValue()))
                .findFirst()
                .orElse(of(Kind.ALTERED, 0));
    }

    private static AuditFault of(Kind kind, Matcher said) {
        return new AuditFault(
                kind, Long.parseLong(said.group(1)), said.groupCount() > 1 ? Long.parseLong(said.group(2)) : 0);
    }

    /** For the operator of the service. */
    public String sentence() {
        return kind.sentence.formatted(entry, expected);
    }

    /** The key of the public message, with {@link #entry} and {@link #expected} as arguments. */
    public String key() {
        return "journal.fault." + kind.name();
    }
}
