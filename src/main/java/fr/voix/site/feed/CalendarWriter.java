package fr.voix.site.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Date;

/** Writes a calendar as text. */
final class CalendarWriter {

    private static final String PRODUCT = "-//Voix//Clotures//FR";
    /** Octets, without the line break (RFC 5545, section 3.1). */
    private static final int LONGEST_LINE = 75;

    private static final String AN_HOUR = "PT1H";
    private static final String BREAK = "\r\n";

    private CalendarWriter() {}

    static byte[] write(Calendar calendar) {
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            // it counts characters, not octets
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(component(calendar));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return folded(text.toString()).getBytes(UTF_8);
    }

    private static ICalendar component(Calendar calendar) {
        var component = new ICalendar();
        component.setProductId(PRODUCT);
        component.setName(calendar.name());
        component.setDescription(calendar.description());
        component.setUrl(calendar.alternate());
        // RFC 7986 wants the type said of these two, which the library leaves out
        component.setExperimentalProperty("SOURCE", ICalDataType.URI, calendar.self());
        component.setExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, AN_HOUR);
        // what the programs of phones read instead of these
        component.setExperimentalProperty("X-WR-CALNAME", calendar.name());
        component.setExperimentalProperty("X-WR-CALDESC", calendar.description());
        component.setExperimentalProperty("X-PUBLISHED-TTL", AN_HOUR);
        calendar.events().forEach(event -> component.addEvent(component(event, calendar.lang())));
        return component;
    }

    private static VEvent component(Calendar.Event event, String lang) {
        var component = new VEvent();
        component.setUid(event.uid());
        // no METHOD stands in the calendar: then DTSTAMP says when the event was revised
        component.setDateTimeStamp(Date.from(event.changedAt()));
        component.setLastModified(Date.from(event.changedAt()));
        component.setSequence(event.sequence());
        component.setDateStart(Date.from(event.at()));
        component.setSummary(event.summary()).setLanguage(lang);
        component.setDescription(event.description()).setLanguage(lang);
        component.setUrl(event.url());
        component.setStatus(event.isCancelled() ? Status.cancelled() : Status.confirmed());
        // a reader is not busy because a vote ends
        component.setTransparency(true);
        return component;
    }

    /** Breaks long lines between characters, so that each part is text by itself. */
    static String folded(String text) {
        var out = new StringBuilder(text.length() + text.length() / LONGEST_LINE * 3);
        for (var line : text.split(BREAK)) {
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
        return out.toString();
    }
}
