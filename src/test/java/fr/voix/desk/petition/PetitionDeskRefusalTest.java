package fr.voix.desk.petition;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.desk.account.Role;
import fr.voix.desk.account.Team;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionFixture;
import fr.voix.petition.petition.PetitionState;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not done, said in words with nothing lost: wrong states, wrong input, and two colleagues at once. */
@MicronautTest(transactional = false)
class PetitionDeskRefusalTest {

    private static final Map<String, List<PetitionState>> ALLOWED = Map.of(
            "reconsider", List.of(PetitionState.REFUSED),
            "suspend", List.of(PetitionState.OPEN),
            "resume", List.of(PetitionState.SUSPENDED),
            "close", List.of(PetitionState.OPEN, PetitionState.SUSPENDED),
            "archive", List.of(PetitionState.CLOSED, PetitionState.ANSWERED));

    @Inject
    EmbeddedServer server;

    @Inject
    Team team;

    @Inject
    PetitionFixture petitions;

    private Colleague nadia;
    private Colleague paul;

    @BeforeEach
    void signIn() {
        nadia = Colleague.a(Role.MODERATOR, server, team);
        paul = Colleague.a(Role.MODERATOR, server, team);
    }

    @ParameterizedTest
    @EnumSource(value = PetitionState.class, mode = EnumSource.Mode.EXCLUDE, names = "DRAFT")
    void where_an_act_makes_no_sense_it_is_refused_and_what_was_typed_stands_there(PetitionState state) {
        var petition = petitions.a(state);
        var kinds = petitions.kindsOf(petition);
        long acts = petitions.number("select count(*) from audit_entry");
        ALLOWED.forEach((act, from) -> {
            if (!from.contains(state)) {
                assertConflict(nadia.state(petition, act), "Un motif public.", "A public reason.");
            }
        });
        if (state != PetitionState.AWAITING) {
            assertConflict(nadia.publish(petition, "texte=Bienvenue."), "Bienvenue.");
            assertConflict(nadia.refuse(petition, "hors-competence"), "Voici pourquoi.");
        }
        if (!List.of(PetitionState.AWAITING, PetitionState.OPEN, PetitionState.SUSPENDED)
                .contains(state)) {
            assertConflict(
                    nadia.send(
                            petition,
                            "/correction",
                            "titre=Un autre titre",
                            "demande=Autrement.",
                            "motifs=Parce que.",
                            "accord=1",
                            "texte=Une coquille."),
                    "Un autre titre",
                    "Autrement.",
                    "Une coquille.");
        }
        if (petition.publishedAt() == null || state == PetitionState.WITHDRAWN) {
            assertConflict(
                    nadia.send(
                            petition,
                            "/reponses",
                            "genre=answer",
                            "auteur=La ministre",
                            "date=2026-01-06",
                            "reponse=Nous le ferons."),
                    "La ministre",
                    "Nous le ferons.");
        }
        assertConflict(nadia.visibility(petition, "show"), "Un motif public.");
        assertConflict(nadia.visibility(petition, "author-show"), "Un motif public.");

        assertThat(petitions.stateOf(petition)).isEqualTo(state);
        assertThat(petitions.kindsOf(petition)).isEqualTo(kinds);
        assertThat(petitions.number("select count(*) from audit_entry")).isEqualTo(acts);
    }

    private static void assertConflict(HttpResponse<String> answer, String... typed) {
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("role=\"alert\"").contains(typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/refus | motif=&texte=Parce+que.&texteEn= | refus-motif | Choisissez un motif",
                "/refus | motif=inventee&texte=Parce+que. | refus-motif | Choisissez un motif",
                "/refus | motif=doublon&texte=++ | refus-texte | Écrivez le texte public",
                "/refus | motif=doublon&texte={2001} | refus-texte | dépasse 2",
                "/refus | motif=doublon&texte=Oui&texteEn={2001} | refus-texteEn | dépasse 2",
                "/publication | texteEn=Welcome | publication-texte | Écrivez le texte public",
                "/visibilite | act=hide&texte= | visibilite-hide-texte | Écrivez le texte public",
                "/visibilite | act=author-hide&texte= | visibilite-author-hide-texte | Écrivez le texte public",
                "/correction | titre=&demande=D&motifs=M | correction-titre | Donnez un titre",
                "/correction | titre={151}&demande=D&motifs=M | correction-titre | Donnez un titre",
                "/correction | titre=T&demande={501}&motifs=M | correction-demande | Donnez la demande",
                "/correction | titre=T&demande=D&motifs={3001} | correction-motifs | Donnez les motifs",
                "/correction | titre=T&demande=D&motifs=M&sources=javascript:1 | correction-sources | adresse complète",
                "/correction | titre=T&demande=D&motifs=M&sources=http://a.example | correction-sources | en https",
                "/correction | titre=T&demande=D&motifs=M&sources=https://a@b.example | correction-sources | en https",
                "/correction | titre=T{0}&demande=D&motifs=M | correction-titre | caractère de contrôle",
                "/correction | titre=T&demande=D{0}&motifs=M | correction-demande | caractère de contrôle",
                "/correction | titre=T&demande=D&motifs=M&sources={0} | correction-sources | caractère de contrôle",
                "/refus | motif=doublon&texte=Oui{0} | refus-texte | caractère de contrôle",
                "/refus | motif=doublon&texte=Oui&texteEn={0} | refus-texteEn | caractère de contrôle",
                "/publication | texte=Oui{0} | publication-texte | caractère de contrôle",
                "/visibilite | act=hide&texte=Oui{0} | visibilite-hide-texte | caractère de contrôle",
                "/correction | titre=T&demande=D&motifs=M | correction-accord | l’accord de l’auteur",
            })
    void what_does_not_do_is_said_beside_its_field(String route, String form, String field, String sentence) {
        var petition = petitions.a(PetitionState.AWAITING);

        var answer = nadia.send(Colleague.page(petition) + route, fields(form));

        assertRefused(answer, field, sentence);
        assertThat(petitions.stateOf(petition)).isEqualTo(PetitionState.AWAITING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/etat | act=suspend&texte= | etat-suspend-texte | Écrivez le texte public",
                "/etat | act=suspend&texte={0} | etat-suspend-texte | caractère de contrôle",
                "/reponses | genre=answer&auteur=A{0}&date=2026-01-06&reponse=R | reponse-auteur | Dites qui",
                "/reponses | genre=answer&auteur=A&date=2026-01-06&reponse=R{0} | reponse-reponse | caractère de contrôle",
                "/reponses | genre=answer&auteur=A&date=2026-01-06&reponse=R&liens={0} | reponse-liens | adresse",
                "/reponses | genre=x&auteur=A&date=2026-01-06&reponse=R | reponse-genre | une réponse ou un débat",
                "/reponses | genre=answer&auteur=&date=2026-01-06&reponse=R | reponse-auteur | Dites qui",
                "/reponses | genre=answer&auteur=A&date=2999-01-06&reponse=R | reponse-date | date passée",
                "/reponses | genre=answer&auteur=A&date=hier&reponse=R | reponse-date | date passée",
                "/reponses | genre=answer&auteur=A&date=2026-01-06&reponse= | reponse-reponse | Donnez le texte",
                "/reponses | genre=answer&auteur=A&date=2026-01-06&reponse=R&liens=ftp://a | reponse-liens | adresse",
            })
    void nor_does_it_on_an_open_one(String route, String form, String field, String sentence) {
        var petition = petitions.a(PetitionState.OPEN);

        assertRefused(nadia.send(Colleague.page(petition) + route, fields(form)), field, sentence);
    }

    private static void assertRefused(HttpResponse<String> answer, String field, String sentence) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#" + field + "\"", "id=\"" + field + "\"", "id=\"" + field + "-error\"")
                .contains(sentence);
    }

    /** {@code {2001}} stands for so many letters, and {@code {0}} for what PostgreSQL cannot keep. */
    private static List<String> fields(String form) {
        var fields = new ArrayList<String>();
        for (var pair : form.split("&")) {
            var parts = pair.split("=", 2);
            boolean isLong = parts[1].matches("\\{[1-9]\\d*}");
            fields.add(parts[0] + "="
                    + (isLong
                            ? "é".repeat(Integer.parseInt(parts[1].substring(1, parts[1].length() - 1)))
                            : parts[1].replace("{0}", "\0").replace('+', ' ')));
        }
        return fields;
    }

    @Test
    void a_correction_of_what_a_colleague_corrected_meanwhile_waits_until_that_was_read() {
        var petition = petitions.a(PetitionState.OPEN);
        assertThat(correct(nadia, petition, "Le titre de Nadia").statusCode()).isEqualTo(303);

        // a refusal for another reason does not make an old form a new one
        var incomplete = correct(paul, petition, "");
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("name=\"version\" value=\"" + Colleague.version(petition) + "\"");
        var stale = correct(paul, petition, "Le titre de Paul");
        assertConflict(stale, "Un collègue a corrigé ce texte", "Le titre de Nadia", "Le titre de Paul");
        assertThat(petitions.find(petition.id()).text().titre()).isEqualTo("Le titre de Nadia");

        var now = Colleague.version(petitions.find(petition.id()));
        assertThat(stale.body()).contains("name=\"version\" value=\"" + now + "\"");
        assertThat(correct(paul, petitions.find(petition.id()), "Le titre de Paul")
                        .statusCode())
                .isEqualTo(303);
        assertThat(petitions.find(petition.id()).text().titre()).isEqualTo("Le titre de Paul");
    }

    private static HttpResponse<String> correct(Colleague who, Petition seen, String titre) {
        return who.correct(seen, titre, "accord=1", "texte=Une coquille.");
    }

    @Test
    void what_moderators_correct_is_cleaned_as_what_authors_write_is() {
        var petition = petitions.a(PetitionState.OPEN);
        correct(nadia, petition, "Voter \u202econtre\u202c l\u2019e\u0301te\u0301");
        assertThat(petitions.find(petition.id()).text().titre()).isEqualTo("Voter contre l\u2019\u00e9t\u00e9");
    }

    @ParameterizedTest
    @EnumSource(
            value = PetitionState.class,
            names = {"DRAFT", "LAPSED"})
    void what_nobody_reads_is_not_hidden(PetitionState state) {
        var petition = petitions.a(state);
        for (var act : List.of("hide", "author-hide")) {
            assertThat(nadia.visibility(petition, act).statusCode())
                    .isEqualTo(state == PetitionState.DRAFT ? 404 : 409);
        }
        assertThat(petitions.find(petition.id()).isHidden()).isFalse();
    }

    @Test
    void a_search_for_what_cannot_be_there_finds_nothing() {
        assertThat(nadia.browser().get(Colleague.PETITIONS + "?q=%00").statusCode())
                .isEqualTo(200);
    }

    @Test
    void of_two_who_decide_at_once_exactly_one_wins() throws Exception {
        for (int round = 0; round < 5; round++) {
            var petition = petitions.a(PetitionState.AWAITING);
            var barrier = new CyclicBarrier(2);
            List<Callable<HttpResponse<String>>> both = List.of(
                    () -> {
                        barrier.await();
                        return nadia.publish(petition, "texte=Publiée.");
                    },
                    () -> {
                        barrier.await();
                        return paul.refuse(petition, "hors-competence");
                    });
            var statuses = new ArrayList<Integer>();
            try (var pool = Executors.newFixedThreadPool(2)) {
                for (var answer : pool.invokeAll(both)) {
                    statuses.add(answer.get().statusCode());
                }
            }
            Collections.sort(statuses);
            assertThat(statuses).containsExactly(303, 409);
            assertOneDecision(petition);
        }
    }

    private void assertOneDecision(Petition petition) {
        assertThat(petitions.number(
                        "select count(*) from petition_event where petition_id = ? and kind in ('PUBLISHED', 'REFUSED')",
                        petition.id()))
                .isEqualTo(1);
        assertThat(petitions.number(
                        "select count(*) from audit_entry where subject = ? and act in ('petition-publish', 'petition-refuse')",
                        "petition:" + petition.id()))
                .isEqualTo(1);
    }

    @Test
    void what_is_sent_twice_is_done_once() {
        var petition = petitions.a(PetitionState.OPEN);

        assertThat(nadia.state(petition, "suspend").statusCode()).isEqualTo(303);
        assertConflict(nadia.state(petition, "suspend"), "Un motif public.");
        assertThat(nadia.visibility(petition, "hide").statusCode()).isEqualTo(303);
        assertConflict(nadia.visibility(petition, "hide"), "Un motif public.");
        assertThat(nadia.visibility(petition, "author-hide").statusCode()).isEqualTo(303);
        assertConflict(nadia.visibility(petition, "author-hide"), "Un motif public.");
    }
}
