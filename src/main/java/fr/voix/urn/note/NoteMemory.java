package fr.voix.urn.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.base.deployment.DataFolderConfig;
import fr.voix.base.secret.Secrets;
import fr.voix.base.secret.Sha256;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the signed notes of what this instance published in a folder outside the database. Ed25519 signatures are deterministic, so a
 * note that is signed here is equal to the one that was sent.
 */
@Singleton
public class NoteMemory {

    private static final Logger LOG = LoggerFactory.getLogger(NoteMemory.class);

    private final NoteFolderWriter folder;
    private final UrnKeyService keys;
    private final Clock clock;
    private final byte[] sealKey;
    private volatile boolean isOfOtherKeys;

    NoteMemory(NoteConfig config, DataFolderConfig data, UrnKeyService keys, Secrets secrets, Clock clock) {
        this.folder = new NoteFolderWriter(keys.host(), config.folder(data));
        this.keys = keys;
        this.sealKey = secrets.key("voix-checked-notes-v1");
        this.clock = clock;
    }

    /** The newest of each urn that a key we know has signed, and pairs that contradict each other. */
    public NewestNoteListener load() {
        NewestNoteListener all = new NewestNoteListener();
        folder.readNewest(all);
        folder.stranger(all).ifPresent(LOG::warn);
        Set<String> checked = checked();
        Predicate<KeptNote> isSigned =
                note -> checked.contains(note.checkpoint().line()) || isSigned(note);
        boolean isSound = all.notes().parallelStream().allMatch(isSigned)
                && all.forks().stream().flatMap(List::stream).allMatch(this::isSigned);
        NewestNoteListener sound = isSound ? all : loadSigned(isSigned);
        isOfOtherKeys = sound.notes().isEmpty() && !sound.refused().isEmpty();
        sound.forks().forEach(fork -> LOG.error("Two histories were signed: {}", folder.keepFork(fork)));
        return sound;
    }

    /**
     * Notes that are known to be signed. To look at a signature takes most of a millisecond, so that of many urns a start would need
     * minutes for what the one before it knew.
     */
    void keepChecked(Collection<CheckpointNote> notes) {
        String lines = notes.stream().map(note -> note.line() + "\n").collect(Collectors.joining());
        folder.keepChecked(seal(lines) + "\n" + lines);
    }

    /** Nothing where it is not said by this service, or of other keys than now. */
    private Set<String> checked() {
        String[] said = folder.checked().split("\n", 2);
        return said.length == 2
                        && MessageDigest.isEqual(
                                said[0].getBytes(UTF_8), seal(said[1]).getBytes(UTF_8))
                ? said[1].lines().collect(Collectors.toSet())
                : Set.of();
    }

    private String seal(String lines) {
        String known = keys.known().stream().map(VerifierKey::encoded).collect(Collectors.joining(" "));
        return HexFormat.of().formatHex(Sha256.hmac(sealKey, (known + "\n").getBytes(UTF_8), lines.getBytes(UTF_8)));
    }

    /** Slower: each note is looked at in turn. */
    private NewestNoteListener loadSigned(Predicate<KeptNote> isSigned) {
        NewestNoteListener sound = new NewestNoteListener(isSigned);
        folder.readNewest(sound);
        LOG.error(
                "Notes of {} urns in {} carry no signature by a key that is known here, and say nothing, {} among them: was the"
                        + " key changed without VOIX_URN_EARLIER_KEYS?",
                sound.refused().size(),
                folder.folder(),
                sound.refused().stream().findFirst().orElse("none"));
        return sound;
    }

    /** Whether all that was kept, when it was read last, was signed by keys that nobody named here. */
    public boolean isOfOtherKeys() {
        return isOfOtherKeys;
    }

    /** What had been noted before an instant, as far as it is kept. */
    public NewestNoteListener load(Instant until) {
        NewestNoteListener sound = new NewestNoteListener(this::isSigned);
        folder.readAll(new NoteListener() {
            @Override
            public void onNote(KeptNote note) {
                if (note.at().isBefore(until)) {
                    sound.onNote(note);
                }
            }

            @Override
            public void onEpoch(String uid, long size) {
                sound.onEpoch(uid, size);
            }
        });
        return sound;
    }

    /** An instance that ended before it had published anything remembers just that. */
    public boolean isBegun() {
        return folder.isBegun();
    }

    public void begin() {
        folder.begin(clock.instant());
    }

    public boolean isSigned(KeptNote note) {
        return note.isSignedBy(keys.known());
    }

    private List<String> texts(Collection<CheckpointNote> notes) {
        return notes.stream().map(note -> keys.sign(note).text()).toList();
    }

    /** Keeps what was published. A reader finds it even if the process ends right after. */
    void append(Collection<CheckpointNote> notes) {
        folder.put(texts(notes), clock.instant());
    }

    /** What was noted beyond the sizes that urns go on from says nothing any more; it stays as the proof of what was lost. */
    public void beginEpoch(EpochStatement statement) {
        List<CheckpointNote> from =
                statement.urns().stream().map(EpochStatement.Lost::from).toList();
        Map<String, Long> sizes = from.stream().collect(Collectors.toMap(CheckpointNote::uid, CheckpointNote::size));
        folder.beginEpoch(sizes, clock.instant());
        append(from.stream().filter(begun -> begun.size() > 0).toList());
    }

    public void keepEpoch(int number, String statement) {
        folder.keepEpoch(number, statement);
    }

    /** The number of the last one that is taken up here; 0 when there was none. */
    public int lastEpoch() {
        return folder.lastEpoch();
    }

    /** All that is kept, oldest first, by whatever key it is signed. */
    public void readAll(NoteListener listener) {
        folder.readAll(listener);
    }

    Path folder() {
        return folder.folder();
    }
}
