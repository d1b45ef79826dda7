package fr.voix.site.hour;

import fr.voix.base.database.Jdbc;
import fr.voix.site.hour.RequestHour.Count;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The SQL of what all instances answered. */
@Singleton
record RequestHourRepository(Jdbc jdbc) {

    private static final Comparator<RequestHour> ORDER =
            Comparator.comparing(RequestHour::hour).thenComparing(RequestHour::requestClass);

    /** In one order, so that two instances never wait for each other in a circle. */
    void add(Map<RequestHour, Count> counts) {
        String sql = """
                insert into request_hour as r (hour, class, good, total)
                values (?, ?, ?, ?)
                on conflict (hour, class) do update
                set good = r.good + excluded.good, total = r.total + excluded.total
                """;
        SortedMap<RequestHour, Count> sorted = new TreeMap<>(ORDER);
        sorted.putAll(counts);
        jdbc.updateEach(
                sql,
                sorted.entrySet().stream()
                        .map(one -> new Object[] {
                            one.getKey().hour(),
                            one.getKey().requestClass(),
                            one.getValue().good(),
                            one.getValue().total()
                        })
                        .toList());
    }

    /** The hours that began before this, oldest first. */
    SortedMap<RequestHour, Count> findBefore(Instant end) {
        SortedMap<RequestHour, Count> found = new TreeMap<>(ORDER);
        jdbc.each(
                "select hour, class, good, total from request_hour where hour < ?",
                0,
                row -> found.put(
                        new RequestHour(Jdbc.instant(row, 1), row.getString(2)),
                        new Count(row.getLong(3), row.getLong(4))),
                end);
        return found;
    }

    void deleteBefore(Instant end) {
        jdbc.update("delete from request_hour where hour < ?", end);
    }
}
