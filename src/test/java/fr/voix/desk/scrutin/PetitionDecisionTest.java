package fr.voix.desk.scrutin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.urn.setaside.AsideFixture;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signatures under pressure: what moderators see and do by forms, and what the public reads of it. */
@MicronautTest(transactional = false)
class PetitionDecisionTest {

    private static final Pattern DOMAIN = Pattern.compile("\\?rule=domaine&amp;day=([\\d-]+)&amp;mark=([0-9a-f]{32})");

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    Petitions petitions;

    @Inject
    TestSignatures signatures;

    @Inject
    AsideFixture asides;

    private Browser first;
    private Browser second;
    private Browser reader;
    private Petition petition;
    private String page;

    @BeforeEach
    void threeColleaguesAndAPetition() {
        first = signedIn(Role.MODERATOR);
        second = signedIn(Role.MODERATOR);
        reader = signedIn(Role.READER);
        petition = petitions.anOpenOne();
        page = "/moderation/petitions/" + petition.uid() + "/decisions";
    }

    private Browser signedIn(Role role) {
        return Browser.of(server, team.a(role));
    }

    @Test
    void a_domain_is_tried_and_set_aside_and_readers_see_no_lists() {
        signatures.signedApart(petition, 130);
        signatures.signedOfDomain(petition, 12, "farm.example");
        var found = DOMAIN.matcher(first.get(page).body());
        assertThat(found.find()).isTrue();
        assertThat(reader.get(page).body())
                .doesNotContain("?rule=domaine", "?rule=reseau", "/attente/", "/etat", "effacement")
                .contains("Votre compte permet de lire, pas de décider.");
        var forms = new AsideForms(first, page);
        var day = java.time.LocalDate.parse(found.group(1));
        assertThat(forms.tried("domaine", day, found.group(2)).body())
                .contains("12 signatures comptées seraient mises")
                .contains("Vous pouvez en décider sans une seconde personne.");
        long size = asides.urn(petition.uid()).frontier().size();
        assertThat(forms.propose("domaine", day, found.group(2), Long.toString(size), "Un seul domaine.")
                        .statusCode())
                .isEqualTo(303);
        assertThat(first.get(page).body()).contains("12 signatures à l’écart, règle «\u202fDomaine\u202f»");
        assertThat(asides.urn(petition.uid()).counts().total()).isEqualTo(130);
        asides.assertRecount(petition.uid());
    }

    @Test
    void what_is_at_the_address_of_one_kind_is_not_of_the_other() {
        assertThat(first.get("/moderation/scrutins/" + petition.uid() + "/decisions")
                        .statusCode())
                .isEqualTo(404);
        assertThat(first.get("/moderation/petitions/AMAN0/decisions").statusCode())
                .isEqualTo(404);
        assertThat(first.get("/moderation/petitions/" + petitions.aDraft().uid() + "/decisions")
                        .statusCode())
                .isEqualTo(404);
        assertThat(first.get("/moderation/decisions?scrutin=/petitions/" + petition.uid() + "-titre")
                        .headers()
                        .firstValue("location"))
                .contains(page);
    }

    private String body(String path) {
        return first.get(path).body();
    }
}
