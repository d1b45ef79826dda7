package fr.voix.verify.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object that a service says which is not trusted.
 *
 * @param what it is, as a sentence begins
 * @param fields texts, whole numbers, lists and such objects; anything else is null
 */
public record JsonObject(String what, Map<String, Object> fields) {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public static JsonObject parse(byte[] json, String what) throws DifferenceException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonObject whole = parser.nextToken() == JsonToken.START_OBJECT ? object(parser, what) : null;
            if (whole != null && parser.nextToken() == null) {
                return whole;
            }
        } catch (IOException e) {
            // said below
        }
        throw new DifferenceException(what + " is not the JSON that it should be");
    }

    private static JsonObject object(JsonParser parser, String what) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser, what));
        }
        return new JsonObject(what, fields);
    }

    private static Object value(JsonParser parser, String what) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, what);
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser, what));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            default -> null;
        };
    }

    public boolean has(String name) {
        return fields.get(name) != null;
    }

    public long number(String name) throws DifferenceException {
        return is(name, Long.class);
    }

    public String text(String name) throws DifferenceException {
        return is(name, String.class);
    }

    public JsonObject object(String name) throws DifferenceException {
        return is(name, JsonObject.class);
    }

    /** Empty where there is none. */
    public List<JsonObject> objects(String name) throws DifferenceException {
        List<JsonObject> objects = new ArrayList<>();
        if (has(name)) {
            for (Object one : is(name, List.class)) {
                if (!(one instanceof JsonObject object)) {
                    throw new DifferenceException(what + " has something else in " + name + " than objects");
                }
                objects.add(object);
            }
        }
        return objects;
    }

    /** Empty where there is none. */
    public List<String> texts(String name) throws DifferenceException {
        List<String> texts = new ArrayList<>();
        if (has(name)) {
            for (Object one : is(name, List.class)) {
                texts.add(one instanceof String text ? text : "");
            }
        }
        return texts;
    }

    private <T> T is(String name, Class<T> type) throws DifferenceException {
        if (!type.isInstance(fields.get(name))) {
            throw new DifferenceException(what + " has no " + name + " that can be read");
        }
        return type.cast(fields.get(name));
    }
}
