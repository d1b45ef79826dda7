package fr.voix.desk.petition;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.audit.AuditService;
import fr.voix.base.text.Subject;
import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.signature.PublicName;
import fr.voix.petition.signature.SignatureCountService;
import fr.voix.petition.signature.TestSignatories;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that a moderator looks at before they stand among signatories. */
@MicronautTest(transactional = false)
class PetitionNamesTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    PetitionFixture petitions;

    @Inject
    TestSignatories signatories;

    @Inject
    SignatureCountService counts;

    @Inject
    AuditService audit;

    private Colleague nadia;
    private Petition petition;

    @BeforeEach
    void six_sign_of_whom_three_are_held() {
        nadia = Colleague.a(Role.MODERATOR, server, team);
        petition = petitions.a(PetitionState.OPEN);
        for (String name : new String[] {"Emmanuel Macron", "exemple.com Roux", "Camille Rоux"}) {
            signatories.signAs(petition.urnId(), name);
        }
        for (int i = 0; i < 5; i++) {
            signatories.signAs(petition.urnId(), "Camille Roux");
        }
        signatories.listNames();
    }

    @Test
    void what_is_held_is_not_public_until_somebody_shows_it() {
        assertThat(publicNames()).containsOnly("Camille Roux").hasSize(5);
        String page = nadia.read(petition).body();
        assertThat(page)
                .contains("Noms à regarder (3)", "<b dir=\"auto\">Emmanuel Macron</b>", "nom d’une personne connue")
                .contains("ressemble à une adresse, un lien ou un numéro", "lettres de plusieurs alphabets");
        assertThat(nadia.browser().get(Colleague.PETITIONS).body())
                .contains("Noms de signataires à regarder", Colleague.page(petition) + "#noms");

        var shown = nadia.send(petition, "/noms", "signature=" + idOf(page, "Emmanuel Macron"), "act=list");
        assertThat(shown.statusCode()).isEqualTo(303);
        assertThat(nadia.send(petition, "/noms", "signature=" + idOf(page, "exemple.com Roux"), "act=refuse")
                        .statusCode())
                .isEqualTo(303);
        assertThat(publicNames()).as("one alone waits for others").hasSize(5);
        assertThat(nadia.state(petition, "close").statusCode()).isEqualTo(303);
        signatories.listNames();

        assertThat(publicNames()).hasSize(6).contains("Emmanuel Macron").doesNotContain("exemple.com Roux");
        var acts = audit.of(Subject.petition(petition.id()).reference());
        assertThat(acts)
                .extracting(entry -> entry.content().act())
                .contains("petition-name-list", "petition-name-refuse");
        assertThat(acts.toString()).doesNotContain("Macron", "exemple.com");
    }

    @Test
    void the_second_of_two_colleagues_is_told_and_nonsense_is_refused() {
        String id = idOf(nadia.read(petition).body(), "Emmanuel Macron");
        assertThat(nadia.send(petition, "/noms", "signature=" + id, "act=refuse")
                        .statusCode())
                .isEqualTo(303);
        var second = nadia.send(petition, "/noms", "signature=" + id, "act=list");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Ce nom a déjà été montré, écarté ou retiré.");
        assertThat(nadia.send(petition, "/noms", "signature=x", "act=list").statusCode())
                .isEqualTo(422);
        assertThat(nadia.send(petition, "/noms", "signature=" + id, "act=x").statusCode())
                .isEqualTo(422);
    }

    @Test
    void readers_see_no_names() {
        var reader = Colleague.a(Role.READER, server, team);
        assertThat(reader.read(petition).body()).doesNotContain("Emmanuel Macron", "Noms à regarder");
        assertThat(reader.send(petition, "/noms", "signature=x", "act=list").statusCode())
                .isEqualTo(403);
    }

    private List<String> publicNames() {
        return counts.publicNames(petition.urnId(), null, 50).stream()
                .map(PublicName::name)
                .toList();
    }

    private static String idOf(String page, String name) {
        Matcher found = Pattern.compile(
                        Pattern.quote(name) + "</b>.*?name=\"signature\" value=\"([^\"]+)\"", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }
}
