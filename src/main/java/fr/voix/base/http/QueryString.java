package fr.voix.base.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.annotation.Nullable;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds the query part of an address. */
public final class QueryString {

    private QueryString() {}

    /** The parameters in order, and one more; those without a value are left out. Empty when none is left. */
    public static String of(Map<String, String> parameters, String more, @Nullable String value) {
        var all = new LinkedHashMap<>(parameters);
        all.put(more, value);
        all.values().removeIf(one -> one == null || one.isBlank());
        return all.isEmpty()
                ? ""
                : all.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
