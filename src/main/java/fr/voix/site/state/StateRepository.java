package fr.voix.site.state;

import fr.voix.base.database.Jdbc;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The SQL of what was up on which day. */
@Singleton
record StateRepository(Jdbc jdbc) {

    /** Adds what one instance saw to what all did; in one order, so that two never wait for each other in a circle. */
    void add(Collection<DayState> seen) {
        String sql = """
                insert into service_day as d (day, part, good, total)
                values (?, ?, ?, ?)
                on conflict (day, part) do update
                set good = d.good + excluded.good, total = d.total + excluded.total
                """;
        jdbc.updateEach(
                sql,
                seen.stream()
                        .map(one -> new Object[] {one.day(), one.part().code(), one.good(), one.total()})
                        .toList());
    }

    void deleteBefore(LocalDate day) {
        jdbc.update("delete from service_day where day < ?", day);
    }

    /** The latest day first. */
    List<DayState> findAll() {
        return jdbc.list(
                "select day, part, good, total from service_day order by day desc, part",
                row -> new DayState(
                        row.getObject(1, LocalDate.class),
                        ServicePart.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                        row.getLong(3),
                        row.getLong(4)));
    }
}
