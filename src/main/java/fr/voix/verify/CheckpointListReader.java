package fr.voix.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.voix.verify.log.DifferenceException;
import fr.voix.verify.log.JsonObject;
import fr.voix.verify.log.LogClient;
import fr.voix.verify.log.LogKind;
import fr.voix.verify.log.UncheckableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what is signed of all urns in few answers. It only saves questions: what it does not say, or an older service does not
 * have, is asked of each urn, and what it says is held against the leaves as the urn's own answer is.
 */
record CheckpointListReader(LogClient client) {

    private static final String ADDRESS = "/api/v1/urnes/checkpoints";
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_URNS = 10_000_000;

    /** Signed notes by uid; empty where nothing is signed of an urn any more. */
    Map<String, Optional<byte[]>> read() throws UncheckableException {
        Map<String, Optional<byte[]>> notes = new HashMap<>();
        String next = "";
        while (next != null && notes.size() < MOST_URNS) {
            Optional<byte[]> json = client.get(next.isEmpty() ? ADDRESS : ADDRESS + "?after=" + next, MOST_BYTES);
            String after = json.isEmpty() ? null : readPage(json.get(), notes);
            // rising, so that a list that bites its own tail ends here
            next = after != null && after.compareTo(next) > 0 ? after : null;
        }
        return notes;
    }

    private static String readPage(byte[] json, Map<String, Optional<byte[]>> notes) {
        try {
            Map<String, Object> page =
                    JsonObject.parse(json, "the list of checkpoints").fields();
            if (page.get("items") instanceof List<?> items) {
                items.forEach(item -> readItem(item, notes));
            }
            return page.get("next") instanceof String next && isUid(next) ? next : null;
        } catch (DifferenceException e) {
            return null;
        }
    }

    private static void readItem(Object item, Map<String, Optional<byte[]>> notes) {
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
