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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The account of every act of those who work here: append-only, each entry bound to all before it. */
@Singleton
public record AuditService(AuditRepository entries, ObjectMapper json, Transactions transactions, Clock clock) {

    public static final int LONGEST_REASON = 2000;
    private static final SecureRandom RANDOM = new SecureRandom();
    static final int MOST_OF_ONE = 50;

    /** Under this an entry on many scrutins has each of them. */
    public static final String SCRUTINS = "scrutins";

    private static final List<Act> PUBLIC_ACTS =
            Arrays.stream(Act.values()).filter(Act::isPublic).toList();

    /**
     * Writes down an act, in the transaction that carries it out. To be called at its end: all acts queue at one row.
     *
     * @param subject {@code kind:id}, for example {@code scrutin:AMANR5…}
     * @param before what stood there, by name; empty or null for nothing. Never anything of a voter.
     * @param after what stands there now
     * @param reason in the words of the person who acted; blank is none. At most {@value #LONGEST_REASON} characters.
     */
    public AuditEntry append(
            Actor actor,
            Act act,
            String subject,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after,
            @Nullable String reason) {
        transactions.require();
        var salt = new byte[AuditContent.SALT_LENGTH];
        RANDOM.nextBytes(salt);
        var head = entries.lockHead();
        // under the lock, so that times do not run backwards
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var content = new AuditContent(
                head.sequence() + 1,
                at,
                actor,
                act.key(),
                subject,
                write(before),
                write(after),
                reason == null || reason.isBlank() ? null : reason.strip(),
                salt);
        var entry = AuditEntry.after(head.hash(), content);
        entries.insert(AuditRow.of(entry));
        entries.moveHead(content.sequence(), entry.hash());
        return entry;
    }

    private String write(Map<String, ?> state) {
        if (state == null || state.isEmpty()) {
            return null;
        }
        try {
            return json.writeValueAsString(new TreeMap<>(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an entry says of a state, by name; empty when it says nothing. */
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

    /** What an entry is about, as far as it has a page; entries of former times named their scrutin beside it. */
    public Optional<Subject> subject(AuditContent content) {
        return Subject.ofReference(content.subject())
                .or(() -> Optional.ofNullable(read(content.after())
                                .getOrDefault("scrutin", read(content.before()).get("scrutin")))
                        .map(uid -> Subject.scrutin(uid.toString())));
    }

    /** What an act on many scrutins is about: when it was decided, which each of them has in its history. */
    public static String together(Instant at) {
        return SCRUTINS + ":" + at;
    }

    /** The scrutins of an entry on many; empty for any other. */
    public Set<String> scrutins(AuditContent content) {
        return content.subject().startsWith(SCRUTINS + ":")
                        && read(content.after()).get(SCRUTINS) instanceof Map<?, ?> each
                ? each.keySet().stream().map(Object::toString).collect(Collectors.toSet())
                : Set.of();
    }

    /** What the public may read, the newest first, from the entry before that number on. */
    public List<AuditEntry> journal(long before, int most) {
        return journal(PUBLIC_ACTS, before, most);
    }

    /** As above, for some acts alone. */
    public List<AuditEntry> journal(Collection<Act> acts, long before, int most) {
        var keys = acts.stream().filter(Act::isPublic).map(Act::key).toList();
        return keys.isEmpty()
                ? List.of()
                : entries.newest(keys, before, most).stream()
                        .map(AuditRow::toDomain)
                        .toList();
    }

    /** Where the account ends. */
    public AuditHead head() {
        return entries.head();
    }

    /** The latest acts on these subjects, the newest first; fifty at most: a page prints them all. */
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
