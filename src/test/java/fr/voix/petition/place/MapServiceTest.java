package fr.voix.petition.place;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.voix.base.text.Language;
import fr.voix.petition.place.MapView.Area;
import fr.voix.petition.place.MapView.Row;
import fr.voix.petition.place.MapView.Shade;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MapServiceTest {

    private final DepartementService departements = new DepartementService();
    private final MapService maps = new MapService(departements);

    @Test
    void every_departement_is_drawn_once_and_the_petite_couronne_twice() {
        var view = maps.view(Map.of(), Language.FR);
        assertThat(Stream.concat(view.metropole().stream(), view.outremer().stream())
                        .map(Area::code)
                        .sorted()
                        .toList())
                .isEqualTo(departements.all().stream()
                        .map(Departement::code)
                        .sorted()
                        .toList());
        assertThat(view.couronne()).extracting(Area::code).containsExactly("75", "92", "93", "94");
        assertThat(DepartementReader.outlines())
                .allSatisfy(
                        outline -> assertThat(outline.path()).as(outline.code()).matches("(M\\d+ \\d+l[-\\d ]+z)+"));
    }

    @Test
    void shades_follow_signatures_per_inhabitant_and_the_legend_says_what_they_stand_for() {
        // 9 in Lozère outweigh 100 in Paris
        var view = maps.view(Map.of("48", 9L, "75", 100L, "23", 7L, "13", 30L, "69", 20L, "01", 4L), Language.FR);
        assertThat(level(view, "48")).isEqualTo(4);
        assertThat(level(view, "75")).isEqualTo(2);
        assertThat(level(view, "69")).isEqualTo(1);
        assertThat(level(view, "01")).isZero();
        assertThat(view.legend())
                .containsExactly(
                        new Shade(0, "Moins de 5 signatures, ou non publié"),
                        new Shade(1, "De 1,0 à 1,4"),
                        new Shade(2, "4,8"),
                        new Shade(3, "6,1"),
                        new Shade(4, "11,8"));
        assertThat(view.summary()).contains("5 départements", "Lozère (11,8)");
        assertThat(title(view, "48")).isEqualTo("Lozère\u202f: 9 signatures, 11,8 pour 100\u202f000\u00a0habitants");
        assertThat(title(view, "01")).isEqualTo("Ain\u202f: moins de 5");
    }

    @Test
    void the_table_counts_other_countries_too_and_hides_the_few() {
        var view = maps.view(Map.of("75", 90L, "99", 9L, "00", 1L), Language.EN);
        assertThat(view.rows()).hasSize(109);
        assertThat(view.rows().get(75)).isEqualTo(new Row("75", "Paris", "90", "90.0%", "4.3"));
        assertThat(view.rows().getFirst()).isEqualTo(new Row("01", "Ain", "fewer than 5", "–", "–"));
        assertThat(view.rows().getLast()).isEqualTo(new Row(null, "Other countries", "not published", "–", "–"));
        assertThat(view.hidden()).contains("fewer than 5 people");
    }

    @Test
    void nothing_is_said_to_be_hidden_where_nothing_is() {
        var counts = new TreeMap<String, Long>(Map.of("99", 50L, "00", 50L));
        departements.all().forEach(one -> counts.put(one.code(), 50L));
        var view = maps.view(counts, Language.FR);
        assertThat(view.hidden()).isNull();
        assertThat(view.legend()).extracting(Shade::level).containsExactly(1, 2, 3, 4);
    }

    @Test
    void signatures_of_no_known_area_are_a_fault() {
        assertThatIllegalArgumentException().isThrownBy(() -> maps.view(Map.of("96", 1L), Language.FR));
    }

    @Test
    void equal_numbers_have_equal_shades() {
        var levels = new Levels(List.of(7L, 7L, 7L, 7L, 9L));
        assertThat(levels.of(7)).isEqualTo(1);
        assertThat(levels.of(9)).isEqualTo(4);
        assertThat(levels.spans()).isEqualTo(Map.of(1, new Levels.Span(7, 7), 4, new Levels.Span(9, 9)));
        assertThat(new Levels(List.of()).spans()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_map_is_light_and_its_table_says_all_of_it(Language language) {
        var counts = new TreeMap<String, Long>();
        departements.all().forEach(one -> counts.put(one.code(), departements.population(one.code()) / 700));
        var view = maps.view(counts, language);
        var map = render("map", view);
        assertThat(map.getBytes(UTF_8).length).isLessThan(30_000);
        assertThat(map)
                .contains("role=\"img\"", "<title id=\"carte-t\">", view.summary())
                .doesNotContain("style=");
        var table = render("table", view);
        assertThat(table).doesNotContain("style=", ">null<");
        assertThat(view.rows())
                .allSatisfy(row -> assertThat(table)
                        .contains("<th scope=\"row\">" + row.nom() + "</th><td class=\"num\">" + row.count()));
    }

    private static String render(String template, MapView view) {
        var output = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "fr.voix.template")
                .render("petition/place/" + template + ".jte", view, output);
        return output.toString();
    }

    private static int level(MapView view, String code) {
        return area(view, code).level();
    }

    private static String title(MapView view, String code) {
        return area(view, code).title();
    }

    private static Area area(MapView view, String code) {
        return view.metropole().stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
