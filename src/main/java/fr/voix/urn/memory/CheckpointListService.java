package fr.voix.urn.memory;

import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnReader;
import fr.voix.urn.memory.CheckpointListController.Item;
import fr.voix.urn.memory.CheckpointListController.Slice;
import fr.voix.urn.note.CheckpointNote;
import fr.voix.urn.note.CheckpointSigning;
import fr.voix.urn.note.NotedCheckpointService;
import fr.voix.urn.note.SignedCheckpoint;
import fr.voix.urn.note.UrnKeyService;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is signed of all urns at present, and what was signed last of those of which nothing is any more. */
@Singleton
record CheckpointListService(
        UrnPublishing publications,
        CheckpointSigning checkpoints,
        NotedCheckpointService noted,
        UrnKeyService keys,
        UrnReader urns) {

    /** Those behind that uid, and of the audit log and the register. */
    Slice list(String after, int most) {
        SortedMap<String, Optional<Publication>> found = publications.findAfter(after, most);
        String next = found.size() < most ? null : found.lastKey();
        SortedMap<String, Item> listed = new TreeMap<>();
        found.forEach((uid, publication) -> listed.put(
                uid,
                publication
                        .flatMap(checkpoints::sign)
                        .map(signed -> item(uid, signed.text(), null))
                        .orElseGet(() -> item(uid, null, signedLast(uid)))));
        lost(after, next).forEach(uid -> listed.put(uid, item(uid, null, signedLast(uid))));
        return new Slice(
                List.copyOf(listed.values()),
                signedLast(CheckpointNote.ACCOUNT),
                signedLast(CheckpointNote.REGISTER),
                next);
    }

    private static Item item(String uid, @Nullable String checkpoint, @Nullable String last) {
        return new Item(UrnKind.of(uid).path(), uid, checkpoint, last);
    }

    private @Nullable String signedLast(String uid) {
        return noted.newest(uid).map(keys::sign).map(SignedCheckpoint::text).orElse(null);
    }

    /** Those that are not there any more; what is only hidden stays so. */
    private Set<String> lost(String after, @Nullable String next) {
        Set<String> lost = new TreeSet<>(noted.contradicted());
        lost.removeIf(uid -> uid.compareTo(after) <= 0 || next != null && uid.compareTo(next) > 0);
        lost.removeAll(urns.of(lost).stream().map(Urn::uid).collect(Collectors.toSet()));
        return lost;
    }
}
