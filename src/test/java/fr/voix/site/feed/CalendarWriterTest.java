package fr.voix.site.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import fr.voix.Npm;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a title holds arrives as it was, in lines that no reader of calendars refuses. */
class CalendarWriterTest {

    private static final List<String> TITLES = List.of(
            "Article 1er ; virgule, point-virgule ; deux-points : guillemets \"droits\"",
            "Deux\nlignes et un \\n qui n’en est pas une, puis \\",
            "🗳️👩🏽‍⚖️🇫🇷".repeat(12),
            "é".repeat(200),
            "x" + "€".repeat(120),
            "END:VEVENT\nBEGIN:VEVENT\nSUMMARY:un autre",
            " blancs au bord ");

    @Test
    void a_title_of_any_kind_is_read_by_others_as_it_was_written() throws Exception {
        byte[] written = CalendarWriter.write(calendar());

        var read = Biweekly.parse(new String(written, UTF_8)).first();
        assertThat(read.getEvents()).hasSize(TITLES.size());
        assertThat(read.getEvents())
                .extracting(event -> event.getSummary().getValue())
                .isEqualTo(TITLES);
        assertThat(read.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
        var npm = Npm.with("ical", "ical.js@2.2.1");
        var titles = npm.module("""
                import ICAL from 'ical.js';
                import {readFileSync} from 'node:fs';
                const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
                console.log(JSON.stringify(calendar.getAllSubcomponents('vevent')
                    .map(e => e.getFirstPropertyValue('summary'))));
                """, new String(written, UTF_8));
        assertThat(JsonMapper.createDefault().readValue(titles, Argument.listOf(String.class)))
                .isEqualTo(TITLES);
    }

    @Test
    void no_line_is_longer_than_75_octets_and_none_ends_within_a_character() {
        byte[] written = CalendarWriter.write(calendar());
        String text = new String(written, UTF_8);
        assertThat(text.lines())
                .contains("SOURCE;VALUE=URI:https://voix.example/clotures.ics", "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContainPattern("(?<!\r)\n");
        int start = 0;
        for (int i = 0; i + 1 < written.length; i++) {
            if (written[i] == '\r' && written[i + 1] == '\n') {
                var line = ByteBuffer.wrap(written, start, i - start);
                assertThat(line.remaining()).isLessThanOrEqualTo(75);
                assertThat(UTF_8.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .replaceWith("\uFFFD"))
                        .satisfies(decoder ->
                                assertThat(decoder.decode(line).toString()).doesNotContain("\uFFFD"));
                start = i + 2;
            }
        }
        assertThat(text.lines().filter(line -> line.startsWith(" ")).count()).isGreaterThan(20);
    }

    private static Calendar calendar() {
        var at = Instant.parse("2026-12-01T19:00:00Z");
        return new Calendar(
                "Voix, clôtures",
                "Quand ; comment, où",
                "fr",
                "https://voix.example/clotures.ics",
                "https://voix.example/flux",
                TITLES.stream()
                        .map(title -> new Calendar.Event(
                                "cloture-" + TITLES.indexOf(title) + "@voix.example",
                                at,
                                at.minusSeconds(60),
                                2,
                                false,
                                title,
                                title,
                                "https://voix.example/a?b=1;c=2,3"))
                        .toList());
    }
}
