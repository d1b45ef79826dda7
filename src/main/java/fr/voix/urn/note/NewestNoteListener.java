package fr.voix.urn.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the newest note of each urn, and pairs that contradict each other. */
public final class NewestNoteListener implements NoteListener {

    private final Map<String, KeptNote> byUid = new LinkedHashMap<>();
    private final Map<String, KeptNote> bySize = new HashMap<>();
    private final Map<String, KeptNote> others = new LinkedHashMap<>();
    private final List<List<KeptNote>> forks = new ArrayList<>();
    private final Set<String> refused = new LinkedHashSet<>();
    private final Predicate<KeptNote> counts;

    NewestNoteListener() {
        this(note -> true);
    }

    /** @param counts which notes are used */
    public NewestNoteListener(Predicate<KeptNote> counts) {
        this.counts = counts;
    }

    @Override
    public void onNote(KeptNote note) {
        if (!counts.test(note)) {
            refused.add(note.uid());
            return;
        }
        byUid.merge(note.uid(), note, (known, fresh) -> fresh.size() > known.size() ? fresh : known);
        KeptNote same = bySize.putIfAbsent(note.uid() + " " + note.size(), note);
        if (same != null && !Arrays.equals(same.root(), note.root())) {
            forks.add(List.of(same, note));
        }
    }

    @Override
    public void onOther(KeptNote note) {
        others.merge(
                note.host() + " " + note.uid(), note, (known, fresh) -> fresh.size() > known.size() ? fresh : known);
    }

    /** The next note has the size from which the urn goes on. */
    @Override
    public void onEpoch(String uid, long size) {
        byUid.computeIfPresent(uid, (same, known) -> known.size() > size ? null : known);
        others.values().removeIf(note -> note.uid().equals(uid) && note.size() > size);
        bySize.keySet().removeIf(key -> key.startsWith(uid + " "));
        forks.removeIf(fork -> fork.getFirst().uid().equals(uid));
    }

    public Collection<KeptNote> notes() {
        return byUid.values();
    }

    /** The urns of notes that are not used. */
    public Set<String> refused() {
        return refused;
    }

    /** Notes of services with other names, too: a service that gets its old name back finds them. */
    List<String> texts() {
        return Stream.concat(byUid.values().stream(), others.values().stream())
                .map(KeptNote::text)
                .toList();
    }

    /** The names of the services whose notes these are, if none is ours. */
    Set<String> othersAlone() {
        return byUid.isEmpty()
                ? others.values().stream().map(KeptNote::host).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** Pairs of one urn and size with two roots. */
    public List<List<KeptNote>> forks() {
        return forks;
    }
}
