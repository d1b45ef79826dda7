package fr.voix.petition.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.voix.petition.place.PlaceAnswer.PlaceFlaw;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceReaderTest {

    private final DepartementService departements = new DepartementService();
    private final PlaceReader places = new PlaceReader(departements);

    @ParameterizedTest
    @CsvSource({
        "FR,35000,FR,35",
        "FR,20200,FR,2B",
        "FR,97400,FR,974",
        "FR,98714,FR,987",
        // field post offices and austral bases are of France, and of no département
        "FR,00100,FR,00",
        "FR,00698,FR,00",
        "FR,98413,FR,00",
        "TF,,FR,00",
        // a territory chosen as country, with its code or without
        "GP,,FR,971",
        "GP,97110,FR,971",
        "MQ,,FR,972",
        "GF,,FR,973",
        "RE,,FR,974",
        "RE,97400,FR,974",
        "PM,97500,FR,975",
        "YT,,FR,976",
        "BL,97133,FR,977",
        "MF,97150,FR,978",
        "WF,,FR,986",
        "PF,98714,FR,987",
        "NC,98800,FR,988",
        // abroad, a code is not looked at
        "BE,,BE,99",
        "BE,1000,BE,99",
        "DE,10115,DE,99",
        "CA,H2X 1Y4,CA,99",
        "MC,98000,MC,99",
        "XK,,XK,99",
    })
    void a_country_and_a_code_tell_a_place(String country, String codePostal, String read, String area) {
        var answer = places.read(country, codePostal);
        assertThat(answer).isInstanceOfSatisfying(Place.class, place -> {
            assertThat(place.country()).isEqualTo(new Country(read));
            assertThat(place.area()).isEqualTo(area);
            assertThat(place.departement()).isEqualTo(departements.find(area));
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null,35000,UNKNOWN_COUNTRY",
                "'',35000,UNKNOWN_COUNTRY",
                "fr,35000,UNKNOWN_COUNTRY",
                "'FR ',35000,UNKNOWN_COUNTRY",
                "FX,35000,UNKNOWN_COUNTRY",
                "ZZ,35000,UNKNOWN_COUNTRY",
                "FRA,35000,UNKNOWN_COUNTRY",
                "ＦＲ,35000,UNKNOWN_COUNTRY",
                "<b>,35000,UNKNOWN_COUNTRY",
                "FR,null,MISSING_CODE",
                "FR,'',MISSING_CODE",
                "FR,'   ',MISSING_CODE",
                "FR,1000,UNKNOWN_CODE",
                "FR,96000,UNKNOWN_CODE",
                "FR,99100,UNKNOWN_CODE",
                "FR,７５００１,UNKNOWN_CODE",
                "FR,H2X 1Y4,UNKNOWN_CODE",
                "GP,1000,UNKNOWN_CODE",
                "FR,98000,CODE_OF_MONACO",
                "FR,98049,CODE_OF_MONACO",
                "RE,98000,CODE_OF_MONACO",
                "RE,75001,OTHER_TERRITORY",
                "GP,97150,OTHER_TERRITORY",
                "MQ,00100,OTHER_TERRITORY",
            })
    void what_tells_no_place_says_why(String country, String codePostal, PlaceFlaw flaw) {
        assertThat(places.read(country, codePostal)).isEqualTo(flaw);
    }

    @Test
    void no_place_is_in_a_departement_abroad() {
        var ain = departements.find("01");
        assertThatIllegalArgumentException().isThrownBy(() -> new Place(new Country("BE"), ain));
        assertThat(new Place(new Country("BE"), Optional.empty()).area()).isEqualTo(Place.ABROAD);
    }
}
