package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.mail.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainTest {

    @ParameterizedTest
    @CsvSource({
        "a@farm.example, farm.example",
        "a@1.farm.example, farm.example",
        "a@x.y.farm.example, farm.example",
        "a@etu.univ-lyon1.fr, univ-lyon1.fr",
        "a@interieur.gouv.fr, interieur.gouv.fr",
        "a@mail.local.asso.fr, local.asso.fr",
        "a@x.farm.co.uk, farm.co.uk",
        "a@co.uk, co.uk",
        "a@com.fr.example, fr.example"
    })
    void everything_below_a_name_that_somebody_rents_is_theirs(String address, String rented) {
        assertThat(domain(address).name()).isEqualTo(rented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@gmail.com", "a@googlemail.com", "a@pm.me", "a@orange.fr", "a@laposte.net"})
    void half_the_country_is_no_domain(String address) {
        assertThat(domain(address).isOfMany()).isTrue();
    }

    @Test
    void a_farm_that_is_named_like_one_of_them_is_a_domain() {
        assertThat(domain("a@gmail.com.farm.example").isOfMany()).isFalse();
        assertThat(domain("a@free.fr.example").isOfMany()).isFalse();
    }

    private static MailDomain domain(String address) {
        return MailDomain.of(EmailAddress.parse(address).orElseThrow());
    }
}
