package fr.voix.desk.petition;

import io.micronaut.core.annotation.Nullable;
import java.util.HashMap;
import java.util.Map;

/** What was typed into a form, by the names of its fields; a field that is not there has nothing. */
final class TypedFields {

    private final Map<String, String> values = new HashMap<>();

    TypedFields put(String name, @Nullable String value) {
        values.put(name, value == null ? "" : value.replace("\0", ""));
        return this;
    }

    Map<String, String> toMap() {
        return Map.copyOf(values);
    }
}
