package fr.voix.base.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.annotation.Nullable;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What follows the path in an address. */
public final class QueryString {

    private QueryString() {}

    /** The parameters in their order, and one more; nothing for none. Those without a value are left out. */
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
