package fr.voix.parliament.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficialParserTest {

    private static OfficialNode parse(String json) throws RefusedException {
        return OfficialParser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"@xmlns:xsi\":\"http://www.w3.org/2001/XMLSchema-instance\",\"@xsi:nil\":\"true\"}}",
                "{\"a\":null}",
                "{}",
                "{\"a\":\"\"}",
                "{\"a\":[]}",
                "{\"a\":[null,null]}"
            })
    void every_way_of_saying_nothing_is_absent(String json) throws RefusedException {
        OfficialNode node = parse(json);

        assertThat(node.text("a")).isNull();
        assertThat(node.items("a")).isEmpty();
        assertThat(node.at("a.b.c").isAbsent()).isTrue();
    }

    @Test
    void one_element_and_many_read_alike() throws RefusedException {
        assertThat(parse("{\"a\":{\"ref\":\"PA1\"}}").items("a.ref"))
                .extracting(OfficialNode::text)
                .containsExactly("PA1");
        assertThat(parse("{\"a\":{\"ref\":[\"PA1\",null,\"PA2\"]}}").items("a.ref"))
                .extracting(OfficialNode::text)
                .containsExactly("PA1", "PA2");
    }

    @Test
    void text_beside_attributes_is_text() throws RefusedException {
        assertThat(parse("{\"uid\":{\"@xsi:type\":\"IdActeur_type\",\"#text\":\"PA720430\"}}")
                        .text("uid"))
                .isEqualTo("PA720430");
    }

    @Test
    void a_missing_value_is_named_in_the_refusal() {
        assertThatThrownBy(() -> parse("{\"a\":{}}").required("a.uid")).hasMessage("a.uid is missing");
        assertThatThrownBy(() -> parse("{\"n\":\"huit\"}").number("n")).hasMessage("n: not a whole number: \"huit\"");
        assertThatThrownBy(() -> parse("{\"d\":\"31/12/2025\"}").date("d")).hasMessage("d: not a date: \"31/12/2025\"");
    }

    @Test
    void dates_keep_the_local_day() throws RefusedException {
        OfficialNode node = parse("{\"a\":\"2023-09-27T00:00:00.000+02:00\",\"b\":\"2024-05-02+02:00\"}");

        assertThat(node.date("a")).isEqualTo("2023-09-27");
        assertThat(node.date("b")).isEqualTo("2024-05-02");
    }

    @Test
    void a_character_that_the_database_cannot_store_or_that_turns_the_words_behind_it_is_dropped()
            throws RefusedException {
        assertThat(parse("{\"a\":\"b\\u0000c\"}").text("a")).isEqualTo("bc");
        assertThat(parse(
                                "{\"a\":\"Camille\\u202e xuoR\\u202c, \\u2066l\u2019été\\u2069\\u200e\\u061c à 5\u202f%\u2026\"}")
                        .text("a"))
                .isEqualTo("Camille xuoR, l\u2019été à 5\u202f%\u2026");
        assertThat(parse("{\"a\":\"\\u202e\"}").at("a").isAbsent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"amendement\":{\"uid\":\"AMAN", "{\"a\":1,}", "[", "{} {}", "not json", "{\"a\":\"\u0001\"}"})
    void what_is_not_json_is_refused(String json) {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(RefusedException.class);
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() {
        assertThatThrownBy(() -> OfficialParser.parse(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xE9, '"', '}'}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not valid JSON");
    }

    @Test
    void a_text_or_a_nesting_without_end_is_refused() {
        assertThatThrownBy(() -> parse("{\"a\":\"" + "x".repeat(5_000_000) + "\"}"))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> parse("[".repeat(100_000))).isInstanceOf(RefusedException.class);
    }
}
