package fr.voix.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which urns there are: {@code {"items":[uid, …],"next":uid or null}}, in rising order; those of petitions likewise, with
 * numbers for uids, at an address of their own that older services do not have. */
final class UrnListReader {

    private static final String ADDRESS = "/api/v1/urnes";
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_URNS = 10_000_000;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final LogClient client;

    UrnListReader(LogClient client) {
        this.client = client;
    }

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
        String next = null;
        try (JsonParser parser = FACTORY.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("items")) {
                    require(token == JsonToken.START_ARRAY);
                    readItems(parser, kind, uids);
                } else if (name.equals("next")) {
                    next = token == JsonToken.VALUE_NULL ? null : uid(parser, kind);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckableException("the list of urns is not what it should be");
        }
        if (next != null && (uids.size() == before || !next.equals(uids.getLast()))) {
            throw new UncheckableException("the list of urns does not go on where it says");
        }
        return next;
    }

    private static void readItems(JsonParser parser, LogKind kind, List<String> uids) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String uid = uid(parser, kind);
            // rising, so that a list that bites its own tail ends here
            require(uids.isEmpty() || isRising(kind, uids.getLast(), uid));
            uids.add(uid);
        }
    }

    private static boolean isRising(LogKind kind, String uid, String next) {
        return kind == LogKind.SCRUTIN ? uid.compareTo(next) < 0 : Long.parseLong(uid) < Long.parseLong(next);
    }

    private static String uid(JsonParser parser, LogKind kind) throws IOException {
        JsonToken form = kind == LogKind.SCRUTIN ? JsonToken.VALUE_STRING : JsonToken.VALUE_NUMBER_INT;
        require(parser.currentToken() == form && kind.isUid(parser.getText()));
        return parser.getText();
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("malformed");
        }
    }
}
