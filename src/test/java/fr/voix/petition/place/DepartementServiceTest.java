package fr.voix.petition.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DepartementServiceTest {

    private final DepartementService departements = new DepartementService();

    @Test
    void the_list_is_that_of_france_in_the_order_of_the_codes() {
        var expected = Stream.of(
                        IntStream.rangeClosed(1, 19).mapToObj("%02d"::formatted),
                        Stream.of("2A", "2B"),
                        IntStream.rangeClosed(21, 95).mapToObj(Integer::toString),
                        IntStream.rangeClosed(971, 978).mapToObj(Integer::toString),
                        IntStream.rangeClosed(986, 988).mapToObj(Integer::toString))
                .flatMap(codes -> codes)
                .toList();
        assertThat(departements.all()).extracting(Departement::code).isEqualTo(expected);
        assertThat(departements.all()).extracting(Departement::nom).doesNotHaveDuplicates();
    }

    @Test
    void every_departement_has_inhabitants_and_a_code_postal_of_the_list_that_leads_back_to_it() {
        var listed = DepartementReader.codesPostaux();
        assertThat(listed.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        departements.all().stream().map(Departement::code).toList());
        listed.forEach((code, codesPostaux) -> {
            assertThat(codesPostaux).as(code).isNotEmpty();
            assertThat(codesPostaux.stream().map("%05d"::formatted))
                    .allSatisfy(codePostal -> assertThat(of(codePostal))
                            .as(codePostal)
                            .map(Departement::code)
                            .contains(code));
            assertThat(departements.population(code)).as(code).isPositive();
        });
        assertThat(listed.values().stream().flatMap(List::stream)).hasSize(6309).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "01000,01,Ain",
        "04000,04,Alpes-de-Haute-Provence",
        "35000,35,Ille-et-Vilaine",
        "69001,69,Rhône",
        "75001,75,Paris",
        "75116,75,Paris",
        "90000,90,Territoire de Belfort",
        "95000,95,Val-d’Oise",
        // Corsica, whose codes begin with 20 for both
        "20000,2A,Corse-du-Sud",
        "20090,2A,Corse-du-Sud",
        "20137,2A,Corse-du-Sud",
        "20200,2B,Haute-Corse",
        "20290,2B,Haute-Corse",
        "20600,2B,Haute-Corse",
        "20620,2B,Haute-Corse",
        // overseas; Saint-Barthélemy and Saint-Martin kept the codes of Guadeloupe
        "97100,971,Guadeloupe",
        "97133,977,Saint-Barthélemy",
        "97150,978,Saint-Martin",
        "97200,972,Martinique",
        "97300,973,Guyane",
        "97400,974,La Réunion",
        "97500,975,Saint-Pierre-et-Miquelon",
        "97600,976,Mayotte",
        "98600,986,Wallis et Futuna",
        "98714,987,Polynésie française",
        "98800,988,Nouvelle-Calédonie",
        // of two départements: the one where most inhabitants live
        "01200,01,Ain",
        "01590,01,Ain",
        "05110,05,Hautes-Alpes",
        "13780,13,Bouches-du-Rhône",
        "33220,33,Gironde",
        "52100,52,Haute-Marne",
        // of one département, under the digits of another
        "94390,91,Essonne",
        // CEDEX: by the first digits
        "35047,35,Ille-et-Vilaine",
        "75959,75,Paris",
        "92055,92,Hauts-de-Seine",
        "01012,01,Ain",
        "20304,2A,Corse-du-Sud",
        "20704,2A,Corse-du-Sud",
        "20401,2B,Haute-Corse",
        "97262,972,Martinique",
        "97715,977,Saint-Barthélemy",
        "98849,988,Nouvelle-Calédonie",
        // as people type it
        "'75 001',75,Paris",
        "'  35000 ',35,Ille-et-Vilaine",
        "75\u00a0001,75,Paris",
        "75\u202f001,75,Paris",
    })
    void a_code_postal_tells_its_departement(String codePostal, String code, String nom) {
        assertThat(of(codePostal)).contains(new Departement(code, nom));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "7500",
                "1000",
                "750011",
                "75001x",
                "-5001",
                "+7500",
                "7.500",
                "75001\n",
                "75001\0",
                "75001;drop",
                "2A004",
                "FR-75001",
                // digits of other scripts
                "７５００１",
                "٧٥٠٠١",
                "७५००१",
                "𝟕𝟓𝟎𝟎𝟏",
                "75O01",
                "7​5001",
                "<script>",
                "' or 1=1",
                // no such beginning
                "00100",
                "20501",
                "20900",
                "96000",
                "97000",
                "97900",
                "98000",
                "98400",
                "98500",
                "98900",
                "99000",
                "99999"
            })
    void what_is_no_code_postal_of_a_departement_tells_none(String codePostal) {
        assertThat(of(codePostal)).isEmpty();
    }

    @Test
    void a_long_text_is_refused_before_it_is_looked_at() {
        assertThat(of(" ".repeat(1_000_000) + "75001")).isEmpty();
        assertThat(of("7".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1", "20", "2a", "96", "99", "00", "970", "984", "٠١", "01 "})
    void only_codes_of_the_list_are_departements(String code) {
        assertThat(departements.find(code)).isEmpty();
        assertThat(departements.population(code)).isZero();
    }

    @Test
    void inhabitants_are_those_of_the_census() {
        assertThat(departements.population("75")).isEqualTo(2_103_778);
        assertThat(departements.population("48")).isEqualTo(76_486);
        assertThat(departements.all().stream()
                        .mapToLong(one -> departements.population(one.code()))
                        .sum())
                .isBetween(68_000_000L, 70_000_000L);
    }

    private Optional<Departement> of(String codePostal) {
        return CodePostal.read(codePostal).flatMap(departements::of);
    }
}
