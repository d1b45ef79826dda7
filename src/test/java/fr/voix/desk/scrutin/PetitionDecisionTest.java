package fr.voix.desk.scrutin;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.desk.account.entry.Browser;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.Petitions;
import fr.voix.petition.signature.TestSignatures;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.log.UrnPublishing;
import fr.voix.urn.log.UrnStopping;
import fr.voix.urn.setaside.AsideFixture;
import fr.voix.urn.setaside.SetAside;
import fr.voix.urn.setaside.SettingAside;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signatures under pressure: what moderators see and do by forms, and what the public reads of it. */
@MicronautTest(transactional = false)
@Property(name = "voix.quarantine.domain-floor", value = "26")
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
    SettingAside setAsides;

    @Inject
    UrnPublishing publications;

    @Inject
    UrnStopping stops;

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
        var browser = new Browser(server.getURI());
        browser.enter(team.a(role));
        return browser;
    }

    @Test
    void signatures_that_wait_are_seen_on_the_desk_confirmed_by_two_and_undone_by_two() {
        signatures.signedOfDomain(petition, 40, "farm.example");
        publications.publish();
        assertThat(first.get("/moderation/petitions").body()).contains("Pétitions sous pression", page);
        assertThat(first.get("/moderation/petitions/" + petition.uid()).body())
                .contains("14 en attente d’examen", page);
        assertThat(first.get("/moderation/decisions").body())
                .contains("14 signatures attendent, en un groupe", "pétition n°\u00a0" + petition.uid());
        assertThat(first.get(page).body())
                .contains("14 signatures d’un même domaine", "14 signatures attendent d’être regardées");
        assertThat(body(petition.path())).contains("14 signatures en attente d’examen");
        assertThat(body("/embed/petitions/" + petition.uid())).contains("14 signatures en attente d’examen");
        assertThat(json("")).contains("\"quarantine\":14").contains("\"setAside\":[]");
        assertThat(json("/tally")).contains("\"quarantine\":14");

        long group = setAsides.groupsWaiting(petition.urnId()).getFirst().number();
        new AsideForms(first, page).post("/attente/" + group, "verdict", "confirm", "reason", "Un seul domaine.");
        assertThat(second.get("/moderation/decisions").body())
                .contains("règle «\u202fDomaine\u202f»", "pétition n°\u00a0" + petition.uid());
        SetAside decision = setAsides.of(petition.uid(), 1).getFirst();
        assertThat(new AsideForms(first, page).verdict(decision, "approve", "").statusCode())
                .isEqualTo(422);
        new AsideForms(second, page).verdict(decision, "approve", "");
        asides.assertRecount(petition.uid());

        publications.publish();
        assertThat(body(petition.path()))
                .contains("14 signatures sont mises à l’écart selon la règle «\u202fDomaine\u202f»")
                .contains("a approuvé, en seconde personne, la mise à l’écart de signatures dans")
                .contains("Un seul domaine.");
        assertThat(body("/embed/petitions/" + petition.uid())).contains("14\u00a0signatures mises à l’écart");
        assertThat(body("/journal"))
                .contains("a proposé de mettre à l’écart des signatures dans", "Signatures\u202f: 14");
        assertThat(body("/en/journal")).contains("signatures");
        assertThat(json("")).contains("\"rule\":\"domaine\",\"ballots\":14").contains("\"quarantine\":0");
        assertThat(first.get("/moderation/petitions/" + petition.uid()).body())
                .contains("a proposé une mise à l’écart (" + decision.decision() + ")");

        new AsideForms(first, page).verdict(decision, "undo", "Un congrès.");
        SetAside undo = setAsides.of(petition.uid(), 1).getFirst();
        new AsideForms(second, page).verdict(undo, "approve", "");
        publications.publish();
        assertThat(body(petition.path())).contains("ses signatures comptent de nouveau");
        assertThat(asides.urn(petition.uid()).counts().total()).isEqualTo(40);
        asides.assertRecount(petition.uid());
    }

    @Test
    void a_count_that_is_withheld_is_on_no_desk_and_nothing_is_decided() {
        signatures.signedOfDomain(petition, 40, "farm.example");
        publications.publish();
        assertThat(first.get(page).body()).contains(">26<", "14 signatures attendent");
        long group = setAsides.groupsWaiting(petition.urnId()).getFirst().number();
        stops.stop(Contradiction.of(petition.uid(), "is stopped by a test"));
        publications.publish();

        assertThat(first.get(page).body())
                .contains("Le décompte ne concorde pas avec ce qui a été publié")
                .doesNotContain(">26<", "14 signatures attendent");
        assertThat(first.get("/en" + page).body()).contains("The count does not agree with what was published");
        var refused =
                new AsideForms(first, page).post("/attente/" + group, "verdict", "confirm", "reason", "Un domaine.");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("rien n’y est écrit pour l’instant", "Un domaine.");
        assertThat(first.get("/moderation/petitions/" + petition.uid()).body()).doesNotContain(">26<", "26 signatures");
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

    private String json(String of) {
        return first.getJson("/api/v1/petitions/" + petition.uid() + of).body();
    }

    private String body(String path) {
        return first.get(path).body();
    }
}
