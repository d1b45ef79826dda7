package fr.voix.parliament.opendata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an import did: counts per kind, what was refused, and which paths could not be read at all. */
public final class ImportReport {

    /** Refusals kept with their reason; further ones are only counted. */
    private static final int MAX_LISTED = 1_000;

    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Refusal> unreadable = new ArrayList<>();
    private int links;

    /** How many records of one kind met each fate. */
    public record Count(int created, int updated, int unchanged, int refused, int ignored) {

        static final Count NONE = new Count(0, 0, 0, 0, 0);

        public int total() {
            return created + updated + unchanged + refused + ignored;
        }
    }

    /** Counts what became of a batch. */
    void add(Kind kind, BatchResult batch) {
        add(kind, new Count(batch.created(), batch.updated(), batch.unchanged(), 0, 0));
        batch.refusals().forEach(this::refused);
    }

    void ignored(Kind kind) {
        add(kind, new Count(0, 0, 0, 0, 1));
    }

    void refused(Refusal refusal) {
        add(refusal.kind(), new Count(0, 0, 0, 1, 0));
        if (refusals.size() < MAX_LISTED) {
            refusals.add(refusal);
        }
    }

    void unreadable(String path, String reason) {
        unreadable.add(new Refusal(Kind.AUTRE, path, reason));
    }

    void links(int total) {
        links = total;
    }

    private void add(Kind kind, Count more) {
        counts.merge(
                kind,
                more,
                (one, other) -> new Count(
                        one.created + other.created,
                        one.updated + other.updated,
                        one.unchanged + other.unchanged,
                        one.refused + other.refused,
                        one.ignored + other.ignored));
    }

    /** The counts of a kind, all zero when none was met. */
    public Count count(Kind kind) {
        return counts.getOrDefault(kind, Count.NONE);
    }

    /** The first refused records, in the order they were met. */
    List<Refusal> refusals() {
        return Collections.unmodifiableList(refusals);
    }

    /** Paths and addresses of which nothing could be read; the import goes on without them, but does not succeed. */
    List<Refusal> unreadable() {
        return Collections.unmodifiableList(unreadable);
    }

    /** How many amendements are joined to a roll-call, after this import. */
    int links() {
        return links;
    }

    /** Whether this import stored anything of these kinds. */
    boolean changed(Kind... kinds) {
        for (Kind kind : kinds) {
            if (count(kind).created() + count(kind).updated() > 0) {
                return true;
            }
        }
        return false;
    }

    /** One line per kind that was met, as the command prints them. */
    List<String> lines() {
        return counts.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .collect(Collectors.toList());
    }

    private static String line(Kind kind, Count count) {
        if (!kind.isImported()) {
            return kind.label() + " ignored=" + count.ignored()
                    + (count.refused() > 0 ? " refused=" + count.refused() : "");
        }
        return kind.label() + " created=" + count.created() + " updated=" + count.updated() + " unchanged="
                + count.unchanged() + " refused=" + count.refused();
    }
}
