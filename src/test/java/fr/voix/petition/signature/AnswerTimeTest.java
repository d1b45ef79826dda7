package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.petition.petition.Petition;
import fr.voix.vote.robotcheck.TestVoters;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of an address cannot be read from how long an answer takes. */
@MicronautTest(transactional = false)
@Property(name = "test.local-outbox", value = "true")
@Property(name = "voix.signatures.answer-floor", value = "300ms")
class AnswerTimeTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Petitions petitions;

    @Inject
    TestVoters voters;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signatures",
                "signatures/code",
                "signatures/renvoi",
                "/petitions/suivi",
                "/petitions/nouvelle",
                "/suivre"
            })
    void whoever_types_an_address_is_answered_at_one_time_whatever_was_to_be_done(String path) {
        Petition petition = petitions.anOpenOne();
        Signatory somebody = new Signatory(server.getURI(), "Cookie", voters.aVoter());
        Map<String, String> form = Signatory.form("Camille Roux", "time@exemple.fr");
        form.put("mail", "time@exemple.fr");
        form.put("petition", Long.toString(petition.id()));
        long began = System.nanoTime();
        somebody.post(path.startsWith("/") ? path : "/petitions/" + petition.id() + "/" + path, form);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }
}
