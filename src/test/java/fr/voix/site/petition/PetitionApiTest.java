package fr.voix.site.petition;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.Visitor;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionSubject;
import fr.voix.petition.petition.ThresholdKind;
import fr.voix.theme.theme.ScrutinFixture;
import fr.voix.vote.scrutin.ScrutinHiding;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What programs read of petitions. */
@MicronautTest(transactional = false)
@Property(name = "voix.limits.enabled", value = "false")
class PetitionApiTest {

    @Inject
    Visitor visitor;

    @Inject
    PetitionFixture fixture;

    @Inject
    ScrutinFixture scrutins;

    @Inject
    ScrutinHiding hidings;

    @Test
    void a_petition_is_told_with_its_count_its_thresholds_and_its_answers() throws Exception {
        Petition petition = fixture.aPetition()
                .titled("Compter les loutres")
                .withSignatures(10_002)
                .reaching(ThresholdKind.ANSWER, Instant.parse("2026-09-29T10:00:00Z"))
                .make();
        fixture.answer(petition.id(), "ANSWER", "Ministère", "Nous compterons.");
        assertThat(visitor.body("/api/v1/petitions/" + petition.id()))
                .contains("\"titre\":\"Compter les loutres\"", "\"state\":\"open\"", "\"signatures\":10002")
                .contains(
                        "{\"kind\":\"answer\",\"signatures\":1,\"departements\":0,\"size\":1,\"reachedAt\":\"2026-09-29T10:00:00Z\"}")
                .contains(
                        "{\"kind\":\"debate\",\"signatures\":500000,\"departements\":30,\"size\":null,\"reachedAt\":null}")
                .contains("\"kind\":\"published\"", "Nous compterons.", "ne sont pas un échantillon")
                .doesNotContain("\"confirmed\"", "@voix.example");
    }

    @Test
    void small_numbers_of_a_place_are_not_told() throws Exception {
        Petition petition = fixture.aPetition()
                .withSignatures(300)
                .from("35", 200)
                .from("2A", 3)
                .from("75", 90)
                .from("99", 7)
                .make();
        assertThat(visitor.body("/api/v1/petitions/" + petition.id() + "/departements"))
                .contains("{\"code\":\"35\",\"count\":\"exact\",\"signatures\":200}")
                .contains("{\"code\":\"2A\",\"count\":\"few\",\"signatures\":null}")
                .doesNotContain("\"signatures\":3}");
    }

    @Test
    void the_count_is_told_hour_by_hour() throws Exception {
        Petition petition = fixture.aPetition().withSignatures(30).make();
        scrutins.run("update urn set size = 2, frontier = sha256('') where urn_id = ?", petition.urnId());
        scrutins.run("""
                insert into tally_history (urn_id, hour, size, pour, contre, abstention, signatures)
                values (?, '2026-11-20T08:00Z', 1, 0, 0, 0, 12), (?, '2026-11-20T09:00Z', 2, 0, 0, 0, 31)""", petition.urnId(), petition.urnId());
        assertThat(visitor.body("/api/v1/petitions/" + petition.id() + "/history"))
                .contains("{\"hour\":\"2026-11-20T08:00:00Z\",\"size\":1,\"signatures\":12}")
                // the last hour is as it is published
                .contains("{\"hour\":\"2026-11-20T09:00:00Z\",\"size\":2,\"signatures\":30}");
        assertThat(visitor.body(petition.path()))
                .contains("class=\"ls\" d=\"M0 200")
                .contains("Fin de l’heure commencée");
    }

    @Test
    void an_amendement_that_is_hidden_is_not_named_by_a_petition_about_it() throws Exception {
        var uid = scrutins.aScrutin();
        var numero = "CF" + uid.replaceFirst(".*N00", "");
        Petition petition = fixture.aPetition()
                .titled("Relire les amendements")
                .about(new PetitionSubject(uid, null, null))
                .make();
        assertThat(visitor.body("/api/v1/petitions/" + petition.id())).contains(uid);
        assertThat(visitor.body("/petitions?q=relire")).contains(numero);
        hidings.hide(uid, "Motif.", null);
        assertThat(visitor.body("/api/v1/petitions/" + petition.id())).doesNotContain(uid);
        assertThat(visitor.body("/petitions?q=relire"))
                .contains(petition.path())
                .doesNotContain(numero);
        assertThat(visitor.body(petition.path())).doesNotContain(numero);
    }
}
