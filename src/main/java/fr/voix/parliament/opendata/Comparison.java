package fr.voix.parliament.opendata;

import fr.voix.parliament.texte.Official;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first half of an import: files and what is stored, compared; nothing is written here. A file whose fingerprint is
 * stored under the uid that its name claims is not even parsed, which is what makes a second run fast.
 *
 * @param <T> what the files of this batch hold
 */
final class Comparison<T extends Official> {

    private final Reading<T> reading;
    private final Map<String, T> changes = new LinkedHashMap<>();
    private final Set<String> misnamed = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int unchanged;

    /** How records of one kind are read and told apart. */
    interface Reading<T> {

        /** @param record absent for XML, which is read from the file itself */
        T parse(OfficialNode record, Recognised file) throws RefusedException;

        /** Whether the stored version is to stay although the file differs. */
        default boolean isOutdated(T value) {
            return false;
        }

        /** Whether the first of two versions in one batch is the older one. */
        default boolean isOlder(T value, T rival) {
            return false;
        }

        /** Whether the file must be read although its fingerprint is known, for what its path says. */
        default boolean saysMore(Recognised file) {
            return false;
        }
    }

    Comparison(Reading<T> reading) {
        this.reading = reading;
    }

    /**
     * Takes in one file.
     *
     * @param stored by uid
     */
    void add(Recognised file, Map<String, ? extends Official> stored) {
        if (isStored(file.uid(), file.fingerprint(), stored) && !reading.saysMore(file)) {
            unchanged++;
            return;
        }
        try {
            keep(file, reading.parse(record(file), file));
        } catch (RefusedException e) {
            refusals.add(new Refusal(file.kind(), file.path(), e.getMessage()));
        } catch (ArithmeticException e) {
            refusals.add(new Refusal(file.kind(), file.path(), "an amount is out of bounds"));
        }
    }

    private static OfficialNode record(Recognised file) throws RefusedException {
        if (file.kind() == Kind.COMPTE_RENDU) {
            return OfficialNode.ABSENT;
        }
        OfficialNode root = OfficialParser.parse(file.content());
        OfficialNode record = root.at(file.kind().label());
        return record.isAbsent() ? root : record;
    }

    private void keep(Recognised file, T value) {
        T rival = changes.get(value.uid());
        if (reading.isOutdated(value) || rival != null && reading.isOlder(value, rival)) {
            unchanged++;
            return;
        }
        if (!value.uid().equals(file.uid())) {
            misnamed.add(value.uid());
        }
        if (changes.put(value.uid(), value) != null) {
            unchanged++;
        }
    }

    /** Drops what turned out to be stored already under another uid than its file's name claimed. */
    void dropKnown(Map<String, ? extends Official> stored) {
        int before = changes.size();
        misnamed.forEach(uid -> changes.computeIfPresent(
                uid, (key, change) -> isStored(key, change.fingerprint(), stored) ? null : change));
        unchanged += before - changes.size();
    }

    private static boolean isStored(String uid, byte[] fingerprint, Map<String, ? extends Official> stored) {
        Official known = stored.get(uid);
        return known != null && Arrays.equals(known.fingerprint(), fingerprint);
    }

    /** Uids of what is to be written. */
    List<String> uids() {
        return List.copyOf(changes.keySet());
    }

    /** What is to be written, each uid once. */
    List<T> changes() {
        return List.copyOf(changes.values());
    }

    /**
     * The counts, once written.
     *
     * @param stored by uid as before writing; what is known by name only counts as not stored
     */
    BatchResult result(Map<String, ? extends Official> stored) {
        int updated = (int) changes.keySet().stream()
                .filter(uid -> stored.containsKey(uid) && stored.get(uid).fingerprint().length > 0)
                .count();
        return new BatchResult(changes.size() - updated, updated, unchanged, List.copyOf(refusals));
    }
}
