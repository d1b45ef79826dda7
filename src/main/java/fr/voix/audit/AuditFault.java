package fr.voix.audit;

/**
 * How the account of all acts is not what it was.
 *
 * @param entry number of the entry that shows it, or of the last one
 * @param expected where it should end; 0 where that is not in question
 */
public record AuditFault(Kind kind, long entry, long expected) {

    /** What is wrong with it. */
    public enum Kind {
        MISSING("audit entry %d is missing"),
        ALTERED("audit entry %d was altered"),
        /** Its head says otherwise. */
        ENDS("the account ends at entry %d, and should end at %d"),
        SHORTER("the account ends at entry %d, and entry %d was signed"),
        REPLACED("audit entry %d is not the one that was signed");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    static AuditFault of(Kind kind, long entry) {
        return new AuditFault(kind, entry, 0);
    }

    /** For whoever operates the service. */
    public String sentence() {
        return kind.sentence.formatted(entry, expected);
    }

    /** Of the message that says so to everybody, with {@link #entry} and {@link #expected}. */
    public String key() {
        return "journal.fault." + kind.name();
    }
}
