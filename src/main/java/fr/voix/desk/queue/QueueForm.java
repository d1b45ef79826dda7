package fr.voix.desk.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Order and filter of the queue, as every address of the desk carries them.
 *
 * @param q words to be found in the amendement, its titles or its author
 * @param texte official uid, as is {@code groupe}
 * @param mission libelle of a budget mission
 * @param force how strong the first suggestion is, one of {@link #CLOSED}, as is {@code resume}
 * @param resume what became of the summary
 * @param classement what is classified already, in the place of what waits: {@code tous}, {@code relire} where the text changed
 *     since, or the slug of a theme
 */
@Introspected
record QueueForm(
        @Nullable @QueryValue String ordre,
        @Nullable @QueryValue String q,
        @Nullable @QueryValue String texte,
        @Nullable @QueryValue String mission,
        @Nullable @QueryValue String groupe,
        @Nullable @QueryValue String force,
        @Nullable @QueryValue String resume,
        @Nullable @QueryValue String classement) {

    static final QueueForm NONE = new QueueForm(null, null, null, null, null, null, null, null);
    static final QueueForm CHANGED = new QueueForm(null, null, null, null, null, null, null, "relire");

    private static final String NOTHING = "NONE";

    /** By the name of a filter its values: as an address gives them, and as the database has them. */
    static final Map<String, Map<String, String>> CLOSED = closed();

    private static Map<String, Map<String, String>> closed() {
        var closed = new LinkedHashMap<String, Map<String, String>>();
        closed.put("force", values("forte", "STRONG", "moyenne", "MEDIUM", "faible", "WEAK", "aucune", NOTHING));
        closed.put("resume", values("sans", NOTHING, "attend", "WAITING", "publie", "APPROVED"));
        return Collections.unmodifiableMap(closed);
    }

    private static Map<String, String> values(String... pairs) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(values);
    }

    private static final int LONGEST = 200;

    QueueForm {
        ordre = value(ordre);
        q = value(q);
        texte = value(texte);
        mission = value(mission);
        groupe = value(groupe);
        force = known("force", force);
        resume = known("resume", resume);
        classement = value(classement);
    }

    /** What is no value of a filter asks for nothing. */
    private static String known(String filter, String given) {
        return given != null && CLOSED.get(filter).containsKey(given) ? given : null;
    }

    private static String value(String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        var value = given.strip();
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    QueueOrder order() {
        return QueueOrder.of(ordre);
    }

    /** All but the order, in this order; null where anything will do. */
    List<String> filter() {
        return Arrays.asList(q, texte, mission, groupe, stored("force", force), stored("resume", resume), classement);
    }

    private static String stored(String filter, String value) {
        return value == null ? null : CLOSED.get(filter).get(value);
    }

    boolean isFiltered() {
        return filter().stream().anyMatch(Objects::nonNull);
    }

    /** What is asked for, by the name that an address gives it. */
    Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        put(values, "ordre", order() == QueueOrder.VOTES ? null : ordre);
        put(values, "q", q);
        put(values, "texte", texte);
        put(values, "mission", mission);
        put(values, "groupe", groupe);
        put(values, "force", force);
        put(values, "resume", resume);
        put(values, "classement", classement);
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /**
     * An address that keeps order and filter.
     *
     * @param more names and values in turn; what is null is left out, whatever stood there
     */
    String address(String path, String... more) {
        var all = values();
        for (int i = 0; i < more.length; i += 2) {
            all.remove(more[i]);
            put(all, more[i], more[i + 1]);
        }
        return all.isEmpty()
                ? path
                : all.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }
}
