package fr.voix.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads which urns there are: {@code {"items":[uid, …],"next":uid or null}}, in rising order. */
final class UrnListReader {

    static final Pattern UID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private static final String ADDRESS = "/api/v1/urnes";
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_URNS = 10_000_000;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final LogClient client;

    UrnListReader(LogClient client) {
        this.client = client;
    }

    List<String> read() throws UncheckableException {
        List<String> uids = new ArrayList<>();
        String next = "";
        while (next != null) {
            String path = next.isEmpty() ? ADDRESS : ADDRESS + "?after=" + next;
            byte[] json = client.get(path, MOST_BYTES)
                    .orElseThrow(() -> new UncheckableException(ADDRESS + " is not served"));
            next = readPage(json, uids);
            if (uids.size() > MOST_URNS) {
                throw new UncheckableException("the list of urns does not end");
            }
        }
        return uids;
    }

    private static String readPage(byte[] json, List<String> uids) throws UncheckableException {
        int before = uids.size();
        String next = null;
        try (JsonParser parser = FACTORY.createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("items")) {
                    require(token == JsonToken.START_ARRAY);
                    readItems(parser, uids);
                } else if (name.equals("next")) {
                    next = token == JsonToken.VALUE_NULL ? null : uid(parser);
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

    private static void readItems(JsonParser parser, List<String> uids) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String uid = uid(parser);
            // rising, so that a list that bites its own tail ends here
            require(uids.isEmpty() || uids.getLast().compareTo(uid) < 0);
            uids.add(uid);
        }
    }

    private static String uid(JsonParser parser) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING
                && UID.matcher(parser.getText()).matches());
        return parser.getText();
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("malformed");
        }
    }
}
