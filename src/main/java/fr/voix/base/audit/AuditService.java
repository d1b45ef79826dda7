package fr.voix.base.audit;

import fr.voix.base.database.Transactions;
import fr.voix.base.text.Subject;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The audit log: append-only, each entry of an act chained by hash to all before it. */
@Singleton
public record AuditService(AuditRepository entries, ObjectMapper json, Transactions transactions, Clock clock) {

    public static final int LONGEST_REASON = 2000;
    private static final SecureRandom RANDOM = new SecureRandom();
    static final int MOST_OF_ONE = 50;

    /** The field with the numbers of the first and the last entry of an act on many subjects. */
    public static final String TOGETHER = "together";

    private static final List<Act> PUBLIC_ACTS =
            Arrays.stream(Act.values()).filter(Act::isPublic).toList();

    /**
     * Records an act, in the transaction that carries it out. Call it at the end of that: all acts wait for one locked row.
     *
     * @param subject {@code kind:id}, for example {@code scrutin:AMANR5…}
     * @param before the state before, by name; empty or null for nothing. Never anything of a voter.
     * @param after the state now
     * @param reason by the person who acted; blank is none. At most {@value #LONGEST_REASON} characters.
     */
    public AuditEntry append(
            Actor actor,
            Act act,
            String subject,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after,
            @Nullable String reason) {
        return append(actor, act, List.of(new Change(subject, before, after)), reason)
                .getFirst();
    }

    /** The change of one subject by an act; parameters as of {@link #append}. */
    public record Change(
            String subject,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {}

    /**
     * As above, for one act on many subjects: each has its own entry, and {@value #TOGETHER} names the numbers of the first and
     * the last.
     */
    public List<AuditEntry> append(Actor actor, Act act, List<Change> changes, @Nullable String reason) {
        transactions.require();
        var head = entries.lockHead();
        // taken under the lock, so that times never go back
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var together = changes.size() == 1 ? null : List.of(head.sequence() + 1, head.sequence() + changes.size());
        var written = new ArrayList<AuditEntry>();
        var previous = head.hash();
        for (var change : changes) {
            var salt = new byte[AuditContent.SALT_LENGTH];
            RANDOM.nextBytes(salt);
            var content = new AuditContent(
                    head.sequence() + 1 + written.size(),
                    at,
                    actor,
                    act.key(),
                    change.subject(),
                    write(change.before(), null),
                    write(change.after(), together),
                    reason == null || reason.isBlank() ? null : reason.strip(),
                    salt);
            var entry = AuditEntry.after(previous, content);
            previous = entry.hash();
            written.add(entry);
        }
        entries.insert(written.stream().map(AuditRow::of).toList());
        entries.moveHead(head.sequence() + written.size(), previous);
        return written;
    }

    private String write(@Nullable Map<String, ?> state, @Nullable List<Long> together) {
        var all = new TreeMap<String, Object>(state == null ? Map.of() : state);
        if (together != null) {
            all.put(TOGETHER, together);
        }
        if (all.isEmpty()) {
            return null;
        }
        try {
            return json.writeValueAsString(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A state in an entry, by name; empty when there is none. */
    public Map<String, Object> read(@Nullable String state) {
        if (state == null) {
            return Map.of();
        }
        try {
            return json.readValue(state, io.micronaut.core.type.Argument.mapOf(String.class, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The subject of an entry, if it has a page; older entries name their scrutin in their states. */
    public Optional<Subject> subject(AuditContent content) {
        return Subject.ofReference(content.subject())
                .or(() -> Optional.ofNullable(read(content.after())
                                .getOrDefault("scrutin", read(content.before()).get("scrutin")))
                        .map(uid -> Subject.scrutin(uid.toString())));
    }

    /** All entries of an act on many subjects, of which this is the first; none for an act on one subject. */
    public List<AuditEntry> together(AuditContent first) {
        return read(first.after()).get(TOGETHER) instanceof List<?> range && range.getLast() instanceof Number last
                ? entries.following(first.sequence() - 1, (int) (last.longValue() - first.sequence() + 1)).stream()
                        .map(AuditRow::toDomain)
                        .toList()
                : List.of();
    }

    /** Public entries, the newest first, before that number; of an act on many subjects only the first entry. */
    public List<AuditEntry> journal(long before, int most) {
        return journal(PUBLIC_ACTS, before, most);
    }

    /** As above, only of these acts. */
    public List<AuditEntry> journal(Collection<Act> acts, long before, int most) {
        var keys = acts.stream().filter(Act::isPublic).map(Act::key).toList();
        return keys.isEmpty()
                ? List.of()
                : entries.newest(keys, before, most).stream()
                        .map(AuditRow::toDomain)
                        .toList();
    }

    /** The end of the log. */
    public AuditHead head() {
        return entries.head();
    }

    /** The latest acts on these subjects, the newest first; fifty at most, as a page shows them all. */
    public List<AuditEntry> of(String... subjects) {
        return entries.ofSubjects(List.of(subjects), MOST_OF_ONE).stream()
                .map(AuditRow::toDomain)
                .toList();
    }

    /** All entries after that number, public or not, in their order. */
    public List<AuditEntry> following(long after, int most) {
        return entries.following(after, most).stream().map(AuditRow::toDomain).toList();
    }
}
