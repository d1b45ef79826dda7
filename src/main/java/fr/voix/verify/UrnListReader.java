package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.UncheckableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads which urns there are: {@code {"items":[uid, …],"next":uid or null}}, in rising order; those of petitions likewise, with
 * numbers for uids, at an address of their own that older services do not have.
 */
record UrnListReader(LogClient client) {

    private static final String ADDRESS = "/api/v1/urnes";
    private static final int MOST_BYTES = 1 << 20;
    private static final String NOTES = ADDRESS + "/checkpoints";
    private static final int MOST_BYTES_OF_NOTES = 4 << 20;
    private static final int MOST_URNS = 10_000_000;

    List<String> read(LogKind kind) throws UncheckableException {
        String address = kind == LogKind.SCRUTIN ? ADDRESS : ADDRESS + "/" + kind.path();
        List<String> uids = new ArrayList<>();
        String next = "";
        while (next != null) {
            Optional<byte[]> json = client.get(next.isEmpty() ? address : address + "?after=" + next, MOST_BYTES);
            if (json.isEmpty() && kind == LogKind.PETITION && uids.isEmpty()) {
                return uids;
            }
            next = readPage(json.orElseThrow(() -> new UncheckableException(address + " is not served")), kind, uids);
            if (uids.size() > MOST_URNS) {
                throw new UncheckableException("the list of urns does not end");
            }
        }
        return uids;
    }

    private static String readPage(byte[] json, LogKind kind, List<String> uids) throws UncheckableException {
        int before = uids.size();
        String next;
        try {
            JsonObject page = JsonObject.parse(json, "the list of urns");
            if (page.fields().get("items") instanceof List<?> items) {
                for (Object item : items) {
                    add(uid(item, kind), kind, uids);
                }
            }
            next = page.has("next") ? uid(page.fields().get("next"), kind) : null;
        } catch (DifferenceException e) {
            throw new UncheckableException("the list of urns is not what it should be");
        }
        if (next != null && (uids.size() == before || !next.equals(uids.getLast()))) {
            throw new UncheckableException("the list of urns does not go on where it says");
        }
        return next;
    }

    /** Rising, so that a list that bites its own tail ends here. */
    private static void add(String uid, LogKind kind, List<String> uids) throws DifferenceException {
        if (!uids.isEmpty() && !isRising(kind, uids.getLast(), uid)) {
            throw new DifferenceException("the list of urns does not rise");
        }
        uids.add(uid);
    }

    private static boolean isRising(LogKind kind, String uid, String next) {
        return kind == LogKind.SCRUTIN ? uid.compareTo(next) < 0 : Long.parseLong(uid) < Long.parseLong(next);
    }

    private static String uid(Object said, LogKind kind) throws DifferenceException {
        Class<?> form = kind == LogKind.SCRUTIN ? String.class : Long.class;
        if (!form.isInstance(said) || !kind.isUid(said.toString())) {
            throw new DifferenceException("the list of urns has something else");
        }
        return said.toString();
    }

    /**
     * What is signed of all urns, in few answers: signed notes by uid, empty where nothing is signed of an urn any more. It only
     * saves questions: what it does not say, or an older service does not have, is asked of each urn, and what it says is held
     * against the leaves as the urn's own answer is.
     */
    Map<String, Optional<byte[]>> readNotes() throws UncheckableException {
        Map<String, Optional<byte[]>> notes = new HashMap<>();
        String next = "";
        while (next != null && notes.size() < MOST_URNS) {
            Optional<byte[]> json = client.get(next.isEmpty() ? NOTES : NOTES + "?after=" + next, MOST_BYTES_OF_NOTES);
            String after = json.isEmpty() ? null : readNotesPage(json.get(), notes);
            // rising, so that a list that bites its own tail ends here
            next = after != null && after.compareTo(next) > 0 ? after : null;
        }
        return notes;
    }

    private static String readNotesPage(byte[] json, Map<String, Optional<byte[]>> notes) {
        try {
            Map<String, Object> page =
                    JsonObject.parse(json, "the list of checkpoints").fields();
            if (page.get("items") instanceof List<?> items) {
                items.forEach(item -> readNote(item, notes));
            }
            return page.get("next") instanceof String next && isUid(next) ? next : null;
        } catch (DifferenceException e) {
            return null;
        }
    }

    private static void readNote(Object item, Map<String, Optional<byte[]>> notes) {
        if (item instanceof JsonObject urn && urn.fields().get("uid") instanceof String uid && isUid(uid)) {
            notes.put(
                    uid,
                    urn.fields().get("checkpoint") instanceof String note
                            ? Optional.of(note.getBytes(UTF_8))
                            : Optional.empty());
        }
    }

    private static boolean isUid(String text) {
        return LogKind.of(text).isUid(text);
    }
}
