package fr.voix.desk.petition;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionState;
import fr.voix.petition.petition.RefusalReasonService;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the public reads of moderators' acts on petitions, and what it does not. */
@MicronautTest(transactional = false)
class PetitionJournalTest {

    private static final List<String> OUTPUTS = List.of(
            "/journal",
            "/en/journal",
            "/journal?genre=petitions",
            "/journal/flux.atom",
            "/en/journal/flux.atom",
            "/api/v1/journal");

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    PetitionFixture petitions;

    @Inject
    RefusalReasonService rules;

    private Colleague nadia;

    @BeforeEach
    void signIn() {
        nadia = Colleague.a(Role.MODERATOR, server, team);
    }

    /** Also when more than a page of the API was written before. */
    private String read(String path) {
        if (path.startsWith("/api")) {
            long last = petitions.number("select max(sequence) from audit_entry");
            var answer = nadia.browser().getJson(path + "?after=" + Math.max(0, last - 100));
            assertThat(answer.body()).contains("contentHash");
            return answer.body();
        }
        return nadia.browser().get(path).body();
    }

    @Test
    void acts_are_shown_with_number_and_title_in_both_languages() {
        var petition = petitions.a(PetitionState.AWAITING, "Éclairer « la » <nuit>");
        var existing = petitions.a(PetitionState.OPEN);
        nadia.refuse(petition, "doublon", "texteEn=This is why.", "existante=" + existing.uid());

        assertThat(read("/journal?genre=petitions"))
                .contains("a refusé", "la pétition n°\u00a0" + petition.id(), "href=\"" + petition.path() + "\"")
                .contains("Règle\u202f: Une pétition demande déjà la même chose")
                .contains("Pétition qui existe\u202f: " + existing.id())
                .contains("à examiner → refusée", "Voici pourquoi.");
        assertThat(read("/en/journal"))
                .contains("refused", "petition no. " + petition.id(), "/en" + petition.path())
                .contains("A petition already asks for the same thing", "This is why.");
        assertThat(read("/api/v1/journal")).contains("petition:" + petition.id() + "\"");
    }

    @Test
    void nothing_names_a_hidden_petition_whenever_it_was_hidden() {
        var petition = petitions.a(PetitionState.AWAITING);
        nadia.publish(petition, "texte=Un mot qui nomme.");
        var better = petition.text().titre() + " corrigée";
        nadia.correct(petition, better, "accord=1", "texte=Une raison qui nomme.");
        assertThat(read("/journal")).contains(better, "Un mot qui nomme.");

        nadia.visibility(petition, "hide");

        for (var path : OUTPUTS) {
            assertThat(read(path))
                    .as(path)
                    .doesNotContain(
                            petition.text().titre(),
                            petition.text().slug(),
                            "Un mot qui nomme.",
                            "Une raison qui nomme.",
                            "petition:" + petition.id() + "\"",
                            "n°\u00a0" + petition.id() + ",");
        }
        assertThat(read("/journal")).contains("a masqué", "une pétition que Voix ne montre pas", "Un motif public.");
        assertThat(read("/en/journal")).contains("a petition that Voix does not show", "A public reason.");

        nadia.visibility(petition, "show");
        assertThat(read("/journal")).contains(better, "Une raison qui nomme.");
    }

    @Test
    void a_refusal_that_hides_says_by_which_rule_and_no_more() {
        var petition = petitions.a(PetitionState.AWAITING);
        nadia.refuse(petition, "illicite", "texteEn=This is why.");

        assertThat(read("/journal"))
                .contains("a refusé", "une pétition que Voix ne montre pas", "Contient des propos contraires à la loi");
        for (var path : OUTPUTS) {
            assertThat(read(path)).as(path).doesNotContain(petition.text().titre(), "petition:" + petition.id() + "\"");
        }
    }

    @Test
    void wordings_that_are_withheld_are_not_there() {
        var petition = petitions.a(PetitionState.AWAITING);
        nadia.publish(petition);
        nadia.correct(petition, "Titre tout neuf " + petition.id(), "accord=1", "retenue=1", "texte=Raison tue.");

        for (var path : OUTPUTS) {
            assertThat(read(path))
                    .as(path)
                    .doesNotContain("Raison tue.", petition.text().titre() + "<");
        }
        assertThat(read("/journal")).contains("Titre tout neuf " + petition.id());
    }

    @Test
    void administrators_reword_and_retire_rules_and_the_journal_says_so() {
        var admin = Colleague.a(Role.ADMINISTRATOR, server, team);
        var before = rules.find("publicite").orElseThrow();
        var path = Colleague.PETITIONS + "/motifs/publicite";
        var fields = new java.util.ArrayList<>(
                List.of("libelle=", "libelleEn=E", "explanation=F", "explanationEn=G", "raison=Plus clair."));
        var refused = admin.send(path, fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#publicite-libelle\"", "id=\"publicite-libelle-error\"", "Plus clair.");

        fields.set(0, "libelle=Est de la réclame");
        fields.add("retire=1");
        assertThat(admin.send(path, fields).statusCode()).isEqualTo(303);
        try {
            assertThat(rules.list()).noneMatch(rule -> rule.code().equals("publicite"));
            assertThat(rules.find("publicite").orElseThrow().libelle()).isEqualTo("Est de la réclame");
            assertThat(read("/journal"))
                    .contains(
                            "a retiré", "la règle des pétitions", "Est de la réclame", before.libelle(), "Plus clair.");
            var petition = petitions.a(PetitionState.AWAITING);
            assertThat(admin.refuse(petition, "publicite").statusCode()).isEqualTo(422);
        } finally {
            admin.send(
                    path,
                    List.of(
                            "libelle=" + before.libelle(),
                            "libelleEn=" + before.libelleEn(),
                            "explanation=" + before.explanation(),
                            "explanationEn=" + before.explanationEn(),
                            "raison=Comme avant."));
        }
        assertThat(rules.find("publicite")).contains(before);
        assertThat(admin.send(Colleague.PETITIONS + "/motifs/inconnue", fields).statusCode())
                .isEqualTo(404);
    }
}
