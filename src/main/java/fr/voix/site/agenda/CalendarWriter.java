package fr.voix.site.agenda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes a calendar line by line, as RFC 5545 has it. */
final class CalendarWriter {

    /** Octets, without the line break (section 3.1). */
    private static final int LONGEST_LINE = 75;

    private static final String BREAK = "\r\n";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();

    CalendarWriter(String name) {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Voix//Agenda//FR");
        line("NAME:" + escaped(name));
        // what the programs of phones read instead
        line("X-WR-CALNAME:" + escaped(name));
        line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    }

    /** @param uid never changes, however often the event is moved */
    CalendarWriter event(String uid, Instant at, boolean isTentative, String summary, String url) {
        line("BEGIN:VEVENT");
        line("UID:" + uid);
        // without a METHOD it says when the event was revised, which the files do not
        line("DTSTAMP:" + UTC.format(at));
        line("DTSTART:" + UTC.format(at));
        line("SUMMARY:" + escaped(summary));
        line("STATUS:" + (isTentative ? "TENTATIVE" : "CONFIRMED"));
        line("TRANSP:TRANSPARENT");
        line("URL:" + url);
        line("END:VEVENT");
        return this;
    }

    byte[] end() {
        line("END:VCALENDAR");
        return out.toString().getBytes(UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** Broken between characters, so that each part is text by itself. */
    private void line(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            int length = Character.toString(character).getBytes(UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                out.append(BREAK).append(' ');
                octets = 1;
            }
            out.appendCodePoint(character);
            octets += length;
            i += Character.charCount(character);
        }
        out.append(BREAK);
    }
}
