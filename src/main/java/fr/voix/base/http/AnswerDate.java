package fr.voix.base.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The {@code Date} header of answers that are written without Micronaut, made once a second. */
public record AnswerDate(long second, String text) {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private static volatile AnswerDate newest = new AnswerDate(-1, "");

    public static String at(long second) {
        AnswerDate known = newest;
        if (known.second != second) {
            known = new AnswerDate(second, FORMAT.format(Instant.ofEpochSecond(second)));
            newest = known;
        }
        return known.text;
    }
}
